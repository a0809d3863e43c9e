import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/whenItWaits.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '它在等什么',
  goal: '看到卡住的集合，能说出是哪道闸门、谁能打开、什么事不能做。',
  steps: {
    'bad-image': {
      title: '写错镜像会坏几个？',
      text: ['有人把镜像写错了：并没有 nginx:nope。集合开始更新。', '三个 Pod 正在运行。这个错会赔进去几个？'],
      task: '执行 `kubectl set image sts/web nginx=nginx:nope`，看到镜像拉不下来为止。',
      predict: { question: '你刚换上一个不存在的镜像。' },
      caption: '发布停在第一个坏 Pod 上。OrderedReady 下，一个错只赔一个 Pod，不会赔三个。',
      hints: ['Pending 还不够，要等到 ErrImagePull 或 ImagePullBackOff。'],
    },
    'fix-is-not-enough': {
      title: '模板改好了，然后呢？',
      text: ['最自然的办法，是把模板退回去。', '退回去，别的都不动，等一分钟。web-2 会好吗？'],
      task: '执行 `kubectl rollout undo sts/web`，让时间过去一分钟。',
      predict: {
        question: '你撤回了坏镜像，等了两分钟。`currentRevision` 和 `updateRevision` 相等吗？web-2 在其中哪一个上？',
        choices: {
          'equal current': '相等，web-2 也在这个版本上：大功告成',
          'equal neither': '相等，可 web-2 两个都不是',
          'differ current': '不等，web-2 在 currentRevision 上',
          'differ neither': '不等，web-2 两个都不是',
        },
        why: '两个版本相等，不代表每个 Pod 都是它，还要看 updatedReplicas 和 readyReplicas。每次同步都在 web-2 处结束，它还是那个坏版本，走不到更新。',
      },
      caption:
        '每次同步都在没有 Ready 的 web-2 处结束，走不到会换掉它的更新那一步。这就是社区的 issue 67250，至今如此。',
      hints: ['只做 undo，删 Pod 是下一步的事。', '让集群的时钟走满一分钟。'],
    },
    'delete-the-stuck': {
      title: '推它一把',
      text: ['模板是好的，Pod 是坏的，控制器又不肯动它。', '那就得有别人来动。web-2 回来会是什么样？'],
      task: '执行 `kubectl delete pod web-2`。',
      predict: {
        question: '假如当初先删 web-2，两分钟之后才撤回镜像，现在会怎样？',
        choices: { healed: '三个 Pod 都 Ready', stuck: '和原来一样卡着' },
        why: '重建 web-2 的时候模板还是坏的，建出来的也是坏的。之后再撤回，已经轮不到它了。',
      },
      caption: '先改模板，再删 Pod。反过来，回来的还是坏镜像。',
      hints: ['如果模板还是坏的，先 undo。'],
    },
    'parallel-heals': {
      title: '换成 Parallel 会怎样？',
      text: [
        '两个集合，同样的遭遇：`web` 是 OrderedReady，`fast` 是 Parallel。先都弄坏，再把两边的模板都改好。页面顶部可以切换看哪一个。',
        'Pod 一个也别碰。其中一个会自己好起来。',
      ],
      task: '执行 `kubectl set image sts/web sts/fast nginx=nginx:nope`，等两边都坏了，再执行 `kubectl set image sts/web sts/fast nginx=nginx:alpine`。',
      caption: 'Parallel 不会在没有 Ready 的 Pod 处停下，所以走得到更新阶段，把坏 Pod 换掉。',
      hints: ['不要删 fast-2，要由控制器来换。', '两边都坏了再改。'],
    },
    'lost-node': {
      title: '节点没了',
      text: [
        '集合旁边又有了一个 Deployment，两边各有一个 Pod 在 node-b 上。现在它断电。',
        '有一阵子什么也不发生；几分钟后，两个 Pod 都被要求退出。哪一个会有替补？',
      ],
      task: '在“Pod”面板里往下找到“Pod 周围”，给 node-b 断电，再让时间过去六分钟左右。',
      caption:
        'Pod 已经标记删除，却没有 kubelet 来确认它结束了。名字还占着，集合就不会造第二个 web-1；Deployment 不需要那个名字。',
      hints: [
        '“Pod 周围”在 status 各字段的下面：选 node-b，点“断电”。',
        '大约 40 秒后节点变成 NotReady，再过 5 分钟才驱逐 Pod。加快播放，或者往后跳。',
      ],
    },
    'delete-is-unordered': {
      title: '删除集合有先后吗？',
      text: [
        '有两个集合要删：`bare` 直接删，`web` 先缩到 0 再删。看哪一个，在页面顶部切换。',
        '留意同时在终止的 Pod 有几个。',
      ],
      task: '执行 `kubectl delete sts bare`；等它消失，执行 `kubectl scale sts web --replicas=0`，缩完再执行 `kubectl delete sts web`。',
      predict: {
        question: 'PodDisruptionBudget 要求 3 个 Pod 全部可用。它拦得住滚动更新吗？',
        choices: { stops: '拦得住，一个都不动', one: '换了一个之后被拦住', goesOn: '拦不住' },
        why: '预算管的是驱逐，而控制器用的是删除。',
      },
      caption: '删除集合由垃圾回收完成，没有先后。要讲先后，就先缩到 0。',
      hints: ['`bare` 一步删掉，`web` 分两步。'],
    },
    'orphan-and-adopt': {
      title: '没有主人的 Pod',
      text: [
        '加上 `--cascade=orphan`，删的只是集合本身，Pod 照常运行，只是没人管了。',
        '删掉其中一个，再把集合请回来。哪些 Pod 会重启？',
      ],
      task: '执行 `kubectl delete sts web --cascade=orphan`，再执行 `kubectl delete pod web-0`，然后 `kubectl apply -f web.yaml`。',
      predict: { question: '另一种情形：web-1 的 phase 是 Failed，就像被驱逐过；web-0 是健康的。' },
      caption: '孤儿没人管，删了就没了，要等集合回来。集合按名字和标签领养；模板相同，就一个也不重启。',
      hints: ['要趁没有集合的时候删 web-0。'],
    },
    'why-panel': {
      title: '四个都卡住了，等谁？',
      text: [
        '四个集合 `slow`、`far`、`broken`、`capped`，都没有凑齐想要的两个 Pod。页面顶部可以切换看哪一个。',
        '每一个都在等谁，而该动手的往往不是控制器。',
      ],
      task: '用 `kubectl get pods` 和 `kubectl get events` 看一看，说出每个集合卡在谁那里。',
      caption: '先问在等谁：API、调度器、kubelet，还是 Pod 里的应用。只有错在集合本身，改集合才有用。',
      puzzle: {
        values: {
          api: 'API server 拒绝创建 Pod',
          application: '要等应用变成 Ready',
          kubelet: 'kubelet 启动不了容器',
          scheduler: '调度器找不到节点',
        },
      },
      hints: [
        '连 Pod 都没有，就是没被接受；`kubectl describe sts capped` 里写着原因。',
        '没有节点的 Pod 就是还没调度，`kubectl get pods -o wide` 看得到。',
      ],
    },
  },
};
