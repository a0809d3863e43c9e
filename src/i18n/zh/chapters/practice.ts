import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/practice.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '课后实践',
  goal: '不看命令，独自把这一讲演示过的全做一遍。',
  steps: {
    'write-both-manifests': {
      title: '从零到三个 Pod',
      text: [
        '空的命名空间，Kubernetes 1.33，讲义里的存储类。两份清单你已经熟悉了。',
        '可以自己写；想从讲义的清单开始，终端里也放着两份。',
      ],
      task: '创建一个 headless Service 和集合 `nginx-web`：三个 Pod，各有一个 20Gi 的 PVC，一个接一个地建。',
      caption: '三个 Pod 依次出现，各有名字，各有盘：两份清单合在一起，说的就是这些。',
      hints: [
        'Service 写 `clusterIP: None`，集合在 `serviceName` 里写它的名字。',
        '`podManagementPolicy` 不用写，默认就是 OrderedReady。',
        '执行 `kubectl apply -f service.yaml -f statefulset.yaml`。',
      ],
    },
    'prove-the-abilities': {
      title: '拿出证据来',
      text: ['讲义说：Pod 换了，名字还在，盘还在，按名字还找得到。', '挑一个 Pod，把证据拿出来。'],
      task: '在三块盘上写下不同的内容，换掉一个 Pod，再查它的 DNS 名，并重新读它的内容。',
      caption: '名字没变，uid 变了，名字背后的地址变了，写下的内容还在。',
      hints: [
        '盘挂在 /usr/share/nginx/html；用 `kubectl exec POD -- sh -c …` 在里面写文件 `id`。',
        '从哪个 Pod 都能查 DNS：`kubectl exec nginx-web-0 -- nslookup nginx-web-1.nginx`。',
        '等新 Pod Ready 以后再查、再读，之前读到的不算证据。',
      ],
    },
    'get-the-hash': {
      title: '幻灯片上的哈希呢？',
      text: [
        '这里是照着幻灯片一字不差 apply 的，Pod 的标签却是 nginx-web-cd74f9f94；幻灯片上是 nginx-web-677759c9b8。',
        '可见演示用的集群里，存下来的模板有一处与这里不同，而幻灯片上看不出来。',
      ],
      task: '找出是哪一处，修改模板，让所有 Pod 都得到幻灯片上的标签。',
      caption: '宽限期是 10 秒，不是默认的 30 秒。它属于模板，所以参与哈希。',
      hints: [
        '是清单里不写、由 API server 补上的一个字段：`kubectl get sts nginx-web -o yaml`。',
        '它规定 Pod 停下来最多可以用多久。',
        `执行 \`kubectl patch sts nginx-web -p '{"spec":{"template":{"spec":{"terminationGracePeriodSeconds":10}}}}'\`。`,
      ],
    },
    'predict-the-order': {
      title: '先说，再做',
      text: ['三个 Pod 都要换镜像。动手之前，先把话说在前头。', '模板一改，再说就晚了。'],
      task: '写下 Pod 被替换的先后，再把镜像换成 nginx:mainline，等它结束。',
      caption: '2、1、0：从上往下，上面那个重新 Ready，才轮到下一个。',
      puzzle: { places: { first: '第一个', second: '第二个', third: '第三个' } },
      hints: ['只有更新开始之前的回答才算。晚了就重新开始这一步。'],
    },
    'find-two-and-one': {
      title: '两旧一新的时刻',
      text: [
        '更新途中，status 会有一刻是 `currentReplicas: 2`、`updatedReplicas: 1`。',
        '那一刻，三个 Pod 各是什么样子？',
      ],
      task: '把镜像换成 nginx:mainline，在 status 为 2 和 1 的时候读出集合的 YAML。',
      caption: '两个旧版本的，一个已经回来的新版本的；这时没有哪个 Pod 在终止。',
      hints: ['错过了就拖时间线：命令读到的是画面上的那一刻。', '执行 `kubectl get sts nginx-web -o yaml`。'],
    },
    'scale-and-keep': {
      title: '扩到五，缩到二',
      text: ['集合先扩后缩，盘一块也不能少。', '最后会有哪几个 PVC？'],
      task: '扩到 5，等它静下来，再缩到 2，再等它静下来；自己什么也不要删。',
      caption: '3、4 从下往上建，4、3、2 从上往下删，五个 PVC 都还在。',
      hints: ['执行 `kubectl scale sts nginx-web --replicas=5`。'],
    },
    'canary-and-release': {
      title: '先一个，再全部',
      text: ['新镜像先在一个 Pod 上试，没问题再放开其余的。', '会是哪一个？这由不得你选。'],
      task: '让恰好一个 Pod 换成别的镜像，等它 Ready，再放开其余的。',
      caption: '灰度的总是序号最大的那个：partition 只会从上端放开。',
      hints: ['先有 partition，再换镜像。', '三个 Pod，partition 为 2 就放开一个；其余的，降到 0。'],
    },
    'one-zero-two': {
      title: '按 1、0、2 升级',
      text: ['应用要求的顺序，控制器绝不会采用：先 1，再 0，最后 2。', '一个 Pod 也不能由控制器来换。'],
      task: '按 1、0、2 的顺序升级三个 Pod，每次都等前一个 Ready。',
      caption: 'OnDelete 下，先后由你定，等待也归你管。',
      hints: ['哪种策略把删除留给你？用它的时候 `rollingUpdate` 要置为 null。', '先改策略，再换镜像，然后删三次。'],
    },
    recover: {
      title: '让它恢复过来',
      text: [
        '有人设了一个不存在的镜像，更新卡在 nginx-web-2 上，另外两个还在服务。',
        '集合和 PVC 都不能丢，改动不超过四次。',
      ],
      task: '最多改动四次，让三个 Pod 都回到 Ready，而且是同一个版本。',
      caption: '先改好模板，再删掉那个没有谁会来换的 Pod：两次就够。',
      hints: [
        '每次同步停在哪一站？',
        '改模板和换 Pod 是两件事。',
        '`kubectl rollout undo sts/nginx-web`，然后删掉 nginx-web-2。',
      ],
    },
  },
};
