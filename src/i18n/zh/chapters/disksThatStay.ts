import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/disksThatStay.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '盘不走',
  goal: '说出 Pod 被删、集合缩容、集合被删时，PVC 各会怎样。',
  steps: {
    'write-a-note': {
      title: '一条命令，三块盘',
      text: [
        '三个 Pod 都在运行，各有各的 PVC，盘都是空的。',
        '现在让同一条命令在每个 Pod 里跑一遍：把自己的主机名写进一个文件。',
      ],
      task: "执行 `for i in 0 1 2; do kubectl exec web-$i -- sh -c 'hostname > /usr/share/nginx/html/id'; done`。",
      caption: '三次都是同一条命令，写到的却是三块不同的盘：每块盘上是自己那个 Pod 的名字。',
      hints: ['三个 Pod 都要写，写的是各自的主机名。用循环一行就够。'],
    },
    'replace-the-pod': {
      title: '新 Pod 拿到空盘吗？',
      text: [
        'web-1 的盘上有一个文件。现在删掉 web-1，控制器会再建一个同名的。',
        'Pod 是新的，uid 是新的，也许节点也换了。那个文件呢？',
      ],
      task: '执行 `kubectl delete pod web-1`，等 web-1 重新 Ready，再执行 `kubectl exec web-1 -- cat /usr/share/nginx/html/id`。',
      caption: '新 Pod 挂的是同一个 PVC，文件还在。删 Pod 从来不碰它的 PVC。',
      hints: ['要在删除之后读，之前读到的不说明问题。'],
    },
    'scale-away': {
      title: 'Pod 少了，盘也少吗？',
      text: ['集合从 3 个缩到 1 个。', '要走两个 Pod。换作是你，会希望它们的数据怎样？'],
      task: '执行 `kubectl scale sts web --replicas=1`，等那两个 Pod 都消失。',
      predict: {
        question:
          '五件事会带走 web-2：删 Pod、换镜像、缩到 2、删集合、用 `--cascade=orphan` 删集合。PVC 的保留策略有三种：默认（保留）、`whenScaled: Delete`、`whenDeleted: Delete`。这 15 种情形里，哪几种会让它的 PVC 也消失？',
        choices: {
          none: '一种也没有',
          'whenScaled/scale whenDeleted/set': 'whenScaled 下缩容；whenDeleted 下删集合',
          'whenScaled/image whenScaled/scale whenDeleted/set': '除了这两种，还有 whenScaled 下换镜像',
          'whenScaled/scale whenDeleted/set whenDeleted/orphan': '除了这两种，还有 whenDeleted 下 orphan 删除',
          'whenScaled/scale whenScaled/set whenDeleted/set': '除了这两种，还有 whenScaled 下删集合',
        },
        why: '每条策略只管一件事。更新时 Pod 还在范围内，PVC 不会被标记；orphan 放走了 Pod，也一并放走了 PVC。默认情况下，没有谁会删 PVC。',
      },
      caption: '缩容只减 Pod：www-web-1 和 www-web-2 连数据一起留下来，也继续计费。',
      hints: ['还在终止的 Pod 不算消失。'],
    },
    'scale-back': {
      title: '再扩回来',
      text: ['两个 PVC 闲置着，没有 Pod 用。现在又要 3 个 Pod。', '会新建 PVC，还是用原来的？'],
      task: '执行 `kubectl scale sts web --replicas=3`，等三个 Pod 都 Ready。',
      caption: '名字对得上的 PVC 会原样拿来用，旧数据也一起回来。扩容不等于从头开始。',
      hints: ['不要动 PVC：要的就是和原来同一个对象。'],
    },
    'delete-the-set': {
      title: '把集合也删掉',
      text: [
        '这回删的是集合本身，Pod 会跟着一起走。',
        '清单 web.yaml 还在。再 apply 一遍，得到的是一个全新的集合，还是原来那个？',
      ],
      task: '执行 `kubectl delete sts web`，等 Pod 都消失，再执行 `kubectl apply -f web.yaml`。',
      caption: '删掉集合，PVC 和 Service 默认都留下；再 apply 一遍，就接上了原来的数据。',
      hints: ['不要加 `--cascade=orphan`，加了 Pod 就不走了。'],
    },
    'retention-grid': {
      title: '想让盘一起走',
      text: [
        '全部保留只是默认值。`persistentVolumeClaimRetentionPolicy` 可以规定缩容时怎么办、删除集合时怎么办。',
        '控制器自己并不删 PVC。注意看 www-web-2 的 owner 变成了谁。',
      ],
      task: `执行 \`kubectl patch sts web -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenScaled":"Delete"}}}'\`，再执行 \`kubectl scale sts web --replicas=2\`。`,
      predict: {
        question:
          '设了 `whenScaled: Delete`，从 3 缩到 1。第一次同步之后，几个 PVC 有了 Pod 作 owner，几个 Pod 在终止？',
        choices: { '1 1': '1 个 PVC，1 个 Pod', '2 1': '2 个 PVC，1 个 Pod', '2 2': '2 个 PVC，2 个 Pod' },
        why: '先给所有要缩掉的 Pod 的 PVC 写好 owner，再从最大序号起一个一个删 Pod。',
      },
      caption: '`whenScaled: Delete` 先把要缩掉的 Pod 写成 PVC 的 owner；Pod 消失以后，由垃圾回收删掉 PVC。',
      hints: ['`whenDeleted` 管的是删除集合，这里是缩容。', '在 web-2 终止的时候停下来，看看 PVC 的 owner。'],
    },
    'whose-claim-is-it': {
      title: '来路不明的 PVC',
      text: [
        '现在有 2 个 Pod。终端里有一份 claim.yaml：手写的 PVC，5Gi，名叫 www-web-2；集合自己要的是 1Gi。',
        '有人抢在 web-2 出现之前 apply 了它。对这个不是自己建的 PVC，控制器会怎么办？',
      ],
      task: '执行 `kubectl apply -f claim.yaml`，再执行 `kubectl scale sts web --replicas=3`。',
      predict: {
        question: '先看另一种情形：web-0 正在运行，有人删了 `www-web-0`。`kubectl get pvc` 会显示它怎样？',
        choices: { gone: '已经不在列表里' },
        why: 'finalizer `pvc-protection` 会一直留住它，直到没有 Pod 在用。',
      },
      caption: '同名的 PVC 直接拿来用，大小、类型都不比对。API 注释里的那句 TODO，实际行为就是这样。',
      hints: ['先有这个 PVC，再有第三个 Pod；反过来，集合就会建自己的。'],
    },
  },
};
