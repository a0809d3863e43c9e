import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/scaling.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '扩缩容',
  goal: '说出两种策略下 Pod 增减的先后，以及哪个不健康的 Pod 会挡住谁。',
  steps: {
    'one-to-three': {
      title: '多出来的两个怎么来？',
      text: ['集合 `web` 现在只有 1 个 Pod，你要让它变成 3 个。', '缺两个，一次建好并不难。控制器会这样做吗？看着它。'],
      task: '执行 `kubectl scale sts web --replicas=3`，一直看到两个新 Pod 都 Ready。',
      predict: { question: '你刚把 replicas 改成 3。' },
      caption: 'replicas 为 N，序号就是 0 到 N − 1。扩容从小到大，一次一个：下面那个 Ready 了，才建上面这个。',
      hints: ['修改之后时间线会自己往前走；如果停住了，按播放。', '执行 `kubectl scale sts web --replicas=3`。'],
    },
    'gate-closed': {
      title: '为什么还没有 web-3？',
      text: [
        '这个集群慢一些：Pod 从 Running 到 Ready 要 20 秒。',
        '要 4 个 Pod，可有一阵子 web-2 已经 Running，web-3 的位置却一直空着。一定有谁在等什么。',
      ],
      task: '执行 `kubectl scale sts web --replicas=4`，趁 web-2 已经 Running 但还没有 Ready 时暂停，点 web-3 的空位。',
      predict: {
        question: '另一种情形：3 个 Pod 里 web-1 不 Ready，这时要扩到 5。一分钟后有几个 Pod？',
        choices: { '3': '3 个', '4': '4 个', '5': '5 个，两个 Pending' },
        why: '往上走到 web-1 就停了。它不就绪，web-3 和 web-4 就不会创建。',
      },
      caption:
        '闸门对下面那个 Pod 依次问三件事：是不是没有在终止，是不是 Running 且 Ready，是不是 Available（即 Ready 满 `minReadySeconds`）。',
      hints: [
        '如果 web-3 已经出现，把时间线拖回 web-2 正在运行、还没有 Ready 的时刻。',
        '暂停以后点 web-2 右边的空位，面板会说出它在等哪个 Pod。',
      ],
    },
    'five-to-two': {
      title: '先走谁，走多快？',
      text: ['要看缩容，先得有得可缩：扩到 5 个。', '然后只要 2 个，多出来 3 个。留意谁先走，下一个又在等什么。'],
      task: '执行 `kubectl scale sts web --replicas=5`，等 5 个都 Ready，再执行 `kubectl scale sts web --replicas=2`。',
      predict: { question: '5 个 Pod 都 Ready，你刚把 replicas 改成 2。' },
      caption: '缩容从最大的序号开始，上一个彻底消失，才轮到下一个。三个 PVC 都留着。',
      hints: ['要由控制器来删才算：只改 replicas，不要自己删 Pod。', '缩早了也不要紧：再扩到 5，等 web-4 Ready。'],
    },
    'sick-low-pod': {
      title: '低处有个不健康的',
      text: ['这次缩到只剩 1 个。可是要留下的 web-0 偏偏没有 Ready。', '而要删的那个好端端的。它会被删掉吗？'],
      task: '让 web-0 不 Ready，执行 `kubectl scale sts web --replicas=1`，看清什么都没动，再让 web-0 恢复 Ready。',
      predict: {
        question: '另一种情形：5 个 Pod 里 web-3 和 web-4 都不 Ready，要缩到 3。一分钟内会删掉谁？',
        choices: { 'web-3 web-4': '两个都删', none: '谁都不删' },
        why: '不健康的 Pod 只有是“最低的那个不健康者”才会被删。缩容从 web-4 开始，它不是，于是停在那里等。',
      },
      caption: '要留下的 Pod 里有一个不健康，缩容就整个停住；如果不健康的正是要删的那个，则照删不误。',
      hints: [
        '在舞台上点 web-0，“让它不 Ready”和“让它 Ready”都在它的故障里。',
        '先后不能乱：先不 Ready，再缩容；等控制器说出它在等谁，再恢复。',
      ],
    },
    'parallel-twin': {
      title: 'Parallel 省掉了什么？',
      text: [
        '两个集合，都还没有 Pod：`web` 是 OrderedReady，`fast` 是 Parallel，其余完全一样。舞台上看哪一个，在页面顶部切换。',
        '给它们同样的三道命令：扩到 5、缩到 2、换镜像。其中有一道，两边的做法其实相同。',
      ],
      task: '先执行 `kubectl scale sts web fast --replicas=5`，再执行 `kubectl scale sts web fast --replicas=2`，最后执行 `kubectl set image sts/web sts/fast nginx=nginx:1.25`；每一步都等两边静下来再往下走。',
      predict: {
        question: 'Parallel 策略，v1.37：fast-0 不 Ready，这时换镜像。控制器先删哪个？',
        choices: { none: '都不删' },
        why: 'v1.37 先换掉本来就不可用的旧 Pod。换成 v1.33，会从最大的 fast-2 开始。',
      },
      caption:
        'Parallel 省掉的是扩缩容时的等待：一次同步建 5 个，一次同步删 3 个。更新仍受 `maxUnavailable` 约束，不另外设置就是一次一个。',
      hints: ['下一道命令之前，先等两个集合都静下来。', '两个集合都要换镜像，而且都要换完。'],
    },
    'policy-is-fixed': {
      title: '能中途改成 Parallel 吗？',
      text: [
        '一个等一个，是 `podManagementPolicy` 决定的；不写就是 OrderedReady，另一种是 Parallel。',
        '这个集合正在运行。试试现在就把它改过来。',
      ],
      task: `执行 \`kubectl patch sts web -p '{"spec":{"podManagementPolicy":"Parallel"}}'\`。`,
      caption: '拒绝你的是 API server 的校验，不是控制器。集合原样未动，同步一次也没有发生。',
      hints: [
        '这一次就是要被拒绝。看看它说的是哪个字段。',
        `执行 \`kubectl patch sts web -p '{"spec":{"podManagementPolicy":"Parallel"}}'\`。`,
      ],
    },
    'slow-start': {
      title: '八个一起来？',
      text: [
        'Parallel 在一次同步里就把 Pod 建齐，但它并不是闭着眼睛发出 8 个请求，而是先试探：1 个，再 2 个，再 4 个。',
        '一路顺利时看不出来。所以第二遍给它设个障碍：只许有 4 个 Pod 的配额。',
      ],
      task: '执行 `kubectl scale sts web --replicas=8`，再执行 `kubectl scale sts web --replicas=0`，然后 `kubectl apply -f quota.yaml`，最后再扩到 8。',
      caption:
        'Parallel 按 1、2、4、8 分批提交；有一批出了错，这次同步就不再提交后面的批次。FailedCreate 事件记在集合上，因为 Pod 根本没有建成。',
      hints: [
        '每一步都等它静下来。新建的配额要先统计一遍，才会开始拒绝。',
        '配额的清单就在终端里：`kubectl apply -f quota.yaml`。',
        '看看集合自己怎么说：`kubectl describe sts web`。',
      ],
    },
  },
};
