import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/readTheCluster.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '读懂状态',
  goal: '看 kubectl 的五种输出，就能判断集合是否健康，并说出每个数字从哪里来。',
  steps: {
    'get-service': {
      title: 'Service 的地址在哪里？',
      text: [
        '讲义里的集合已经在运行：三个 Pod，还有一个名叫 `nginx` 的 Service。',
        '一般的 Service 都有一个自己的地址，代表身后所有的 Pod。这一个呢？请留意 TYPE 和 CLUSTER-IP 两列。',
      ],
      task: '执行 `kubectl get service nginx`。',
      caption: 'TYPE 写的是 ClusterIP，CLUSTER-IP 却是 None。headless 不是另一种类型，只是这个 Service 不要虚拟 IP。',
      hints: ['终端就在这段文字下面，也可以点按钮让它替你输入。'],
    },
    'get-endpoints': {
      title: '那么由谁来应答？',
      text: [
        'Service 自己没有地址，就只能把别人的地址告诉客户端。',
        'Kubernetes 为每个 Service 都记着这样一张表。拿它和舞台上的地址对一对。',
      ],
      task: '三个 Pod 都 Ready 时，执行 `kubectl get endpoints nginx`。',
      caption:
        '三个就绪的 Pod，三个地址。上面那行警告来自 API server：从 1.33 起 Endpoints 已弃用，建议改用 EndpointSlice。',
      hints: [
        '没有 Ready 的 Pod 不在表里。如果你让哪个 Pod 变得不 Ready，先让它恢复。',
        '现在执行 `kubectl get endpoints nginx`。',
      ],
    },
    'get-sts': {
      title: '3/3 数的是什么？',
      text: ['整个集合，一行说完。以后你看得最多的就是这一行。', '先别急着相信它：斜线两边的数字各取自哪里？'],
      task: '执行 `kubectl get sts nginx-web`。',
      predict: {
        question:
          '假如集合正从 4 缩到 3，`nginx-web-3` 在 Terminating，Ready 条件却还是 True。`kubectl get sts` 的 READY 一列写的是什么？',
        why: '左边是 `status.readyReplicas`：正在终止的 Pod 只要 Ready 条件还是 True，就仍算在内。右边是 `spec.replicas`。',
      },
      caption:
        'READY 是 `status.readyReplicas` 比 `spec.replicas`：左边是控制器最近一次报告的，右边是你要的，都不是现有 Pod 的个数。',
      hints: ['`sts` 是 `statefulsets` 的简写；Pod 的列表是另一条命令。'],
    },
    'pods-wide': {
      title: '序号和节点有关系吗？',
      text: [
        '加上 `-o wide`，就能看到每个 Pod 跑在哪个节点、用哪个 IP。',
        '名字有规律，你已经知道了。IP 和 NODE 这两列也有规律吗？',
      ],
      task: '执行 `kubectl get pod -o wide`，然后在舞台上把三个 Pod 逐个点一遍。',
      caption: '名字是固定的；IP 和 NODE 只是这一次调度的结果，没有哪个序号属于哪个节点。',
      hints: ['不加 `-o wide` 就没有那两列。', '点一下 Pod，这里会打开它的详情。0、1、2 号都要点到。'],
    },
    'get-pvc': {
      title: '这块盘是谁的？',
      text: [
        '每个 Pod 通过一个 PersistentVolumeClaim 挂载自己的那块盘。',
        '输出里没有“属于哪个 Pod”这一列，因为用不着。',
      ],
      task: '执行 `kubectl get pvc`，然后在舞台上点 1 号的 PVC。',
      caption: 'PVC 的名字由三段组成：模板名、集合名、序号。看到 `www-storage-nginx-web-1`，就知道是谁在用。',
      hints: [
        '舞台上 Pod 下面的圆桶就是 PVC。VOLUME 那一列是盘本身的名字，不是它。',
        '点名叫 `www-storage-nginx-web-1` 的圆桶。',
      ],
    },
    'ready-is-a-ratio': {
      title: '有一个 Pod 不再 Ready',
      text: [
        '现在来出一个小故障：nginx-web-1 里的进程照常运行，只是就绪探针开始失败。',
        'Pod 一个不少，一个不多。刚才那几种输出，哪些会变，哪些不会？',
      ],
      task: '点 nginx-web-1，在它的故障里选“让它不 Ready”，然后执行 `kubectl get sts,endpoints,pvc`。',
      predict: {
        question: '`nginx-web-1` 变得不 Ready。service、endpoints、sts、pods、pvc 这五个输出里，除了 AGE，哪些会变？',
        choices: {
          pods: '只有 pods',
          'pods sts': 'pods 和 sts',
          'endpoints pods sts': 'pods、sts 和 endpoints',
          'endpoints pods pvc sts': 'pods、sts、endpoints 和 pvc',
        },
        why: 'Pod 那一行、集合的计数和地址列表都跟着就绪走。PVC 的状态只说绑定，headless Service 也没有什么 IP 可变。',
      },
      caption: 'READY 变成 2/3，地址少了一个，PVC 纹丝不动：PVC 的状态只说绑定，与 Pod 是否就绪无关。',
      hints: [
        '点一下 Pod 打开详情，故障在详情的最后。',
        '等舞台上 nginx-web-1 变成“未 Ready”再读。删掉 Pod 是另一回事：它会重新回来，并且是 Ready 的。',
        '趁 nginx-web-1 还没有 Ready，执行 `kubectl get sts,endpoints,pvc`。',
      ],
    },
  },
};
