import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/rollingUpdate.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '滚动发布',
  goal: '看着两个计数讲出一次更新的全过程，并说出怎样才算完成。',
  steps: {
    'top-goes-first': {
      title: '谁先更新？',
      text: ['三个 Pod 都是 nginx:alpine，要换成 nginx:mainline。创建的时候是从 0 往上的。', '更新也是这个方向吗？'],
      task: '执行 `kubectl set image statefulset nginx-web nginx=nginx:mainline`，停在第一次删除上。',
      predict: { question: '你刚执行了 `kubectl set image statefulset nginx-web nginx=nginx:mainline`。' },
      caption: '更新从最大的序号开始。没有事先排好的名单：下一个是谁，每次同步都重新判断。',
      hints: ['要由控制器来删才算，自己删的不算。', '这次删除就在修改之后的那次同步里。'],
    },
    'delete-then-create': {
      title: '旧 Pod 怎样变成新的？',
      text: [
        'nginx-web-2 正在离开。在 Kubernetes 里，没有哪一步能把旧模板的 Pod 变成新模板的。',
        '盯住它的位置，一直到它回来：中间有没有空着的时候？又是谁把它补上的？',
      ],
      task: '继续往前走（也可以一步一步走），直到 nginx-web-2 回来并且 Ready。',
      predict: { question: '更新刚删了第一个 Pod。' },
      caption: '更新阶段只管删除；重建发生在后面的同步里，由补缺的那一段完成，所以建出来就是新版本。',
      hints: ['还在终止的 Pod 也占着位置。要等新 Pod 变成 Ready。'],
    },
    gauges: {
      title: '加不到 3 的两个数',
      text: [
        '看更新进行到哪里，就看 `currentReplicas` 和 `updatedReplicas`。静止时两个都是 3，可 Pod 一共只有 3 个。',
        '更新途中有一刻，它们是 2 和 0。是哪个 Pod 两边都没有算？',
      ],
      task: '开始更新，读两次 `kubectl get sts nginx-web -o yaml`：一次在 2 和 0 的时候，一次在 2 和 1 的时候。',
      predict: { question: '你刚换了镜像，控制器还没来得及同步。' },
      caption:
        '`currentReplicas` 数旧版本的 Pod，`updatedReplicas` 数新版本的，终止中的两边都不算；静止时两个版本是同一个，所以每个 Pod 算了两次。',
      hints: [
        '更新从 `kubectl set image statefulset nginx-web nginx=nginx:mainline` 开始。',
        '为 0 的计数不会写进 YAML：2 和 0 的时候，只看得到 `currentReplicas: 2`，没有 `updatedReplicas`。',
        'nginx-web-2 被删之后暂停，读一次；新的出现以后再暂停，再读一次。',
      ],
    },
    'disk-rejoins': {
      title: '数据还在吗？',
      text: [
        '这一次，每个 Pod 都在自己的盘上写下了自己的名字。换镜像就要删掉 Pod。',
        '新的 nginx-web-2 还能找到那个文件吗？',
      ],
      task: '换镜像，等新的 nginx-web-2 Ready，再执行 `kubectl exec nginx-web-2 -- cat /usr/share/nginx/html/id`。',
      predict: { question: '更新进行到一半：nginx-web-2 已经是新的而且 Ready，1 和 0 还是旧的。' },
      caption: '新版本的 Pod 按序号找回原来的 PVC：PVC 没变，uid 没变，文件也没变。',
      hints: [
        '更新从 `kubectl set image statefulset nginx-web nginx=nginx:mainline` 开始。',
        '换 Pod 之前读到的不算数。',
      ],
    },
    'done-means': {
      title: '怎样才算完成？',
      text: [
        '三个 Pod 都换成新的，和“更新完成”，是两回事。完成与否，status 里另有说法。',
        '对照 `currentRevision` 和 `updateRevision`，现在看一次，结束时再看一次。',
      ],
      task: '等更新走完，再执行 `kubectl get sts nginx-web -o yaml`。',
      predict: {
        question: '更新结束后，`kubectl get pods` 里三个 AGE 各不相同。它们是按什么次序建的？',
        choices: { '0 1 2': '先 0，再 1，后 2', '2 1 0': '先 2，再 1，后 0', together: '同一时刻' },
        why: '更新从最大序号往下走，所以新的 Pod 里序号最大的年纪最大。',
      },
      caption: '已更新、已就绪和总数都等于期望值时，`currentRevision` 才跟上来。它只看 Ready，不看 `minReadySeconds`。',
      hints: ['nginx-web-0 还没有 Ready 的时候，两个版本仍然不同。等一等再读。'],
    },
    'rollout-status': {
      title: 'rollout status 等什么',
      text: [
        '有一条命令会跟着更新走，更新完成它才结束。它盯着集合，每变一次就说一句话。',
        '这里没有人设置过 partition，注意它的用词。',
      ],
      task: '执行 `kubectl set image sts/nginx-web nginx=nginx:1.27`，紧接着执行 `kubectl rollout status sts/nginx-web`。',
      caption:
        '没有设置 partition，它也会说 partitioned：默认值给集合补上了 `partition: 0`，命令是照着这一段来选句子的。',
      hints: ['更新结束后再问，只会得到最后一句。换一个镜像再发起一次更新，马上就问。'],
    },
    'undo-and-history': {
      title: '能一步回到从前吗？',
      text: [
        '到现在有过三份模板，各有一个 ControllerRevision。回滚只要一行。',
        '它比更新快吗？回滚以后一共有几个版本，三个还是四个？',
      ],
      task: '执行 `kubectl rollout history sts/nginx-web`，再执行 `kubectl rollout undo sts/nginx-web`，等它走完。',
      caption: '回滚是把旧模板写回集合，再滚动一遍。内容相同的旧版本会被找出来、换一个新的编号，不会建第四个。',
      hints: ['回滚也是一次滚动更新，要等它走完。', '之后再看一次历史：少了一个编号，多了一个更大的。'],
    },
    guided: {
      title: '从头演示一遍',
      text: [
        '这就是讲义里的操作演示，在空集群里一条一条走：两份清单，五种输出，一次更新，以及更新之后的样子。',
        '中途想试别的尽管试，这一步等着你。',
      ],
      task: '执行 `kubectl apply -f service.yaml` 和 `kubectl apply -f statefulset.yaml`；三个 Pod 都 Ready 以后，依次看 `kubectl get service nginx`、`kubectl get endpoints nginx`、`kubectl get sts nginx-web`、`kubectl get pod -o wide`、`kubectl get pvc` 和 `kubectl get pod -L controller-revision-hash`；再执行 `kubectl set image statefulset nginx-web nginx=nginx:mainline`，结束后看 `kubectl get sts nginx-web -o yaml`，标签也再看一次。',
      caption:
        '一整讲都在这一遍里：集合从 0 号建起，从 2 号换起；每个 Pod 都回到原来的名字、原来的盘，只有版本是新的。',
      hints: ['五种输出都要在三个 Pod 全部 Ready 的时候看。', '标签要看两次：换镜像之前一次，更新结束之后一次。'],
    },
  },
};
