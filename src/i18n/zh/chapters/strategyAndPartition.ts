import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/strategyAndPartition.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '升级策略',
  goal: '用 partition 和 OnDelete 做灰度，并说出重建的 Pod 会是哪个版本。',
  steps: {
    canary: {
      title: '先换一个试试',
      text: [
        '新镜像想先在一个 Pod 上试，其余的不动。在 StatefulSet 里，这就是 `partition` 的用处。',
        '它是一个数。是什么的个数吗？',
      ],
      task: `执行 \`kubectl patch sts web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}'\`，再执行 \`kubectl set image sts/web nginx=nginx:1.25\`。`,
      predict: { question: '先设了 `partition: 2`，又换了镜像。' },
      caption: 'partition 为 M，下标 0 到 M − 1 留旧，从 M 起换新。它是一条分界线，不是新 Pod 的个数。',
      hints: ['先设 partition，不然更新马上就开始了。', '等 web-2 回来并且 Ready。'],
    },
    'reborn-below': {
      title: '重建出来是新是旧？',
      text: [
        '现在两个版本并存：web-0、web-1 是旧的，web-2 是新的。',
        'Pod 总会因为各种原因没掉。分界线两边各删一个，先猜回来的是什么。',
      ],
      task: '执行 `kubectl delete pod web-0`，等它回来，再执行 `kubectl delete pod web-2`，等它回来。',
      predict: { question: '灰度已经就位：web-2 是新的，0 和 1 是旧的，`partition` 是 2。' },
      caption: '分界线以下的 Pod 按 `currentRevision` 重建，分界线以上的按 `updateRevision` 重建。',
      hints: ['中途不要改 partition。'],
    },
    widen: {
      title: '一格一格放开',
      text: ['灰度没有问题，让其余的跟上，一次放开一个序号。', '注意 status 里的 `currentRevision`：它在哪一刻变？'],
      task: `执行 \`kubectl patch sts web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1}}}}'\`，等它静下来，再把 \`"partition":0\` 写进去做一遍。`,
      predict: { question: '假如 `partition` 一直是 2，第二个镜像之后又来了第三个，web-2 已经换上了它。' },
      caption: '每降一格，就多放开一个序号。要等最后一个 Pod 换新并且 Ready，`currentRevision` 才动。',
      hints: ['先到 1，在那里停一停；从 2 直接跳到 0，就没有中间这一段了。'],
    },
    'stage-and-grow': {
      title: '只登记，不动手',
      text: [
        'partition 可以等于副本数，也可以更大，这样现有的 Pod 全在保护之内。',
        '那还没有出生的呢？集合马上要扩到 5 个。',
      ],
      task: `执行 \`kubectl patch sts web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":3}}}}'\`、\`kubectl set image sts/web nginx=nginx:1.27\` 和 \`kubectl scale sts web --replicas=5\`。`,
      predict: {
        question:
          '另一种情形：4 个 Pod，`partition: 2`，2 和 3 是新的。先缩到 0，再扩到 2。web-0 和 web-1 是哪个镜像？',
        choices: { old: '都是旧的', 'new': '都是新的', each: '一旧一新' },
        why: '一个 Pod 都没有时，“全部更新完”立刻成立，新版本成了 currentRevision，分界线以下建出来的就是它。',
      },
      caption:
        'partition 不小于副本数时，新模板只是登记在案；此后扩出来、下标不小于 partition 的 Pod，一出生就是新版本。',
      hints: ['partition 要最先设。设成 5，新出生的也会被保护起来。'],
    },
    'on-delete': {
      title: '先后由你来定',
      text: [
        '另一种策略是 OnDelete：控制器不主动换任何 Pod。',
        '先换镜像，看清什么都没发生；再按一个滚动更新绝不会用的顺序来换：1、0、2。',
      ],
      task: `执行 \`kubectl patch sts web -p '{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":null}}}'\` 和 \`kubectl set image sts/web nginx=nginx:1.25\`，然后依次删除 web-1、web-0、web-2，每次都等前一个 Ready。`,
      predict: {
        question: 'OnDelete 下你把每个 Pod 都换过了。在 v1.37，`currentRevision` 会跟上吗？',
        choices: { yes: '会', no: '不会' },
        why: 'v1.37 里两种策略都会判定更新完成。换成 v1.33，`currentRevision` 就一直停在旧版本。',
      },
      caption: 'OnDelete 下，控制器不会因为 Pod 旧就删它。你删哪个，哪个回来就是新的，先后由你定。',
      hints: [
        '`"rollingUpdate":null` 不能少：OnDelete 旁边有这一段，API 会拒绝。',
        '换了镜像先等一等再删，要让控制器看到它。',
      ],
    },
    'on-delete-scale': {
      title: '这时扩容是新是旧？',
      text: [
        '还是 OnDelete。再换一次镜像，然后多要一个 Pod。',
        '幻灯片上的 Go 注释说，这时扩容用的是 `currentRevision`。',
      ],
      task: '执行 `kubectl set image sts/web nginx=nginx:1.27`，再执行 `kubectl scale sts web --replicas=4`。',
      caption: '幻灯片上的注释与代码不符：OnDelete 下新建的 Pod 一律用 `updateRevision`。web-3 是新的，其余仍是旧的。',
      hints: ['旧 Pod 一个也不要删，要看的是新出生的那个。'],
    },
    'two-manifests-one-click': {
      title: '只差一行 YAML',
      text: [
        '两个集合：`web` 没有写更新策略，`bare` 只写了 `type: RollingUpdate`。默认值给前者补上带 `partition: 0` 的一段，后者却没有补。页面顶部可以切换看哪一个。',
        '更新到一半，把两边的 0 号删掉。回来的一个是新的，一个是旧的。',
      ],
      task: '执行 `kubectl set image sts/web sts/bare nginx=nginx:1.25`，趁 web-2 和 bare-2 正在离开，执行 `kubectl delete pod web-0 bare-0 --wait=false`。',
      caption:
        '有 rollingUpdate 这一段时只看 partition，而 0 谁也不保护，所以 web-0 回来就是新的；没有这一段时看 `status.currentReplicas`，所以 bare-0 回来还是旧的，之后才轮到它换。',
      hints: ['最先的两个 Pod 一开始终止就暂停。', '两边的 0 号都要删，而且要赶在更新轮到它们之前。'],
    },
    'two-at-a-time': {
      title: '一次允许两个不可用',
      text: [
        '两个集合各有 5 个 Pod：`web` 是 OrderedReady，`fast` 是 Parallel。在 1.37 里 `maxUnavailable` 默认生效，给两边都设成 2。',
        '还要先让 fast-0 不 Ready。想一想：两边最先走的各是哪两个？',
      ],
      task: `给 \`web\` 和 \`fast\` 都设好预算，例如 \`kubectl patch sts web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"maxUnavailable":2}}}}'\`；让 fast-0 不 Ready；然后执行 \`kubectl set image sts/web sts/fast nginx=nginx:1.25\`。`,
      predict: {
        question: '另一种情形：`ordinals.start: 5`，4 个 Pod，`partition: 2`，换镜像。哪些 Pod 留在旧版本？',
        choices: {
          none: '一个也没有',
          'web-5 web-6': 'web-5 和 web-6',
          'web-7 web-8': 'web-7 和 web-8',
          'web-5 web-6 web-7 web-8': '四个全都是',
        },
        why: 'partition 比的是下标，不是序号，而下标 0 就是 web-5。',
      },
      caption:
        '预算按所有不可用的 Pod 来算。OrderedReady 一次删两个，回来却是从小到大一个一个来；Parallel 先清掉本来就不可用的旧 Pod，再把剩下的预算从最高的序号用起。',
      hints: [
        '`fast` 也要同样改一遍，换个名字就行。',
        '要在换镜像之前让 fast-0 不 Ready：在页面顶部换到 `fast`，点 fast-0，在故障里选“让它不 Ready”。',
      ],
    },
  },
};
