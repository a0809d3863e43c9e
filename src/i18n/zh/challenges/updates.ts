/** 和发布有关的挑战。 */
import type { ChallengeWords } from '../../challengeWords.ts';

export const updates = {
  'stuck-rollout': {
    title: '卡住的发布',
    story: [
      '有人把镜像 tag 打错了，`web-2` 拉不到镜像。错在哪里大家都知道，旧模板也只差一条命令。',
      '另外两个 Pod 还在对外服务，别让它们停下来。',
    ],
    wish: '三个 Pod 全部就绪，同一个版本，镜像是 `nginx:alpine` 或 `nginx:1.25`。',
    hints: [
      '打开控制器的轨迹：本次同步停在哪一站？',
      '改好模板和换掉 Pod 是两件事。',
      '先让模板恢复正确，再删掉 `web-2`。',
    ],
    rule: '`OrderedReady` 下，同步走到不就绪的 Pod 就结束了，轮不到更新。所以光改模板没有用，坏掉的 Pod 必须人工删一次。',
  },
  'newborn-canary': {
    title: '新生儿灰度',
    story: ['要再加两个成员，让它们试跑 `nginx:1.25`。现有的三个正在接流量，不许为了试验重启任何一个。'],
    wish: '五个 Pod 就绪：0 到 2 原封不动，仍是 `nginx:alpine`；3 和 4 是 `nginx:1.25`。',
    hints: [
      '分界线划在哪里，现有的三个才都在线下？',
      '序号不小于 partition 的 Pod，一出生就是新版本。',
      '先把 partition 设成 3，再换镜像，最后扩到 5；三样写进一次 patch 也行。',
    ],
    rule: '不小于 `partition` 的新序号直接用 `updateRevision` 创建；线下的 Pod 一个不动。',
  },
  'forgotten-partition': {
    title: '被遗忘的分界线',
    story: [
      '修复版 `nginx:1.27` 一个小时前就发了，`kubectl rollout status` 也说发布完成。可三个用户里还有两个会碰到老问题。',
    ],
    wish: '三个 Pod 都在 `nginx:1.27` 上就绪，并且 `currentRevision` 等于 `updateRevision`。',
    hints: [
      '`rollout status` 只数“应该更新”的那几个。',
      'status 里的两个版本一样吗？',
      '看看 `updateStrategy`：上个月留下了什么？',
    ],
    rule: 'partition 不会自己清零。线上的那一段更新完，`rollout status` 就满意了；整个集合是否更新完，要看两个版本是否相等。',
  },
  'leader-last': {
    title: '主节点最后换',
    story: ['成员之间会选主，今天的主是 `web-2`。先换它，主就会交给一个马上也要被换的成员。所以它得排在最后。'],
    wish: '三个 Pod 都在 `nginx:1.25` 上就绪，`web-2` 最后一个换，全程就绪数不少于两个。',
    hints: [
      'partition 放开的永远只是上面那一段。',
      '哪种升级策略把顺序交给你？',
      '一次 patch：`OnDelete`，`rollingUpdate` 置 null，换镜像；然后按 0、1、2 删，前一个就绪了再删下一个。',
    ],
    rule: '控制器永远从最大的序号开始更新。想要别的顺序，只能用 `OnDelete`，自己一个一个删。',
  },
  'quiet-retreat': {
    title: '安静地撤回',
    story: [
      '灰度 Pod `web-2` 跑的是 `nginx:1.25`，它就绪，可答的全是错的。它得退回去；但新模板要留在原处，开发还要查问题。',
    ],
    wish: '三个 Pod 都在 `nginx:alpine` 上就绪，而集合的模板仍是 `nginx:1.25`。',
    hints: [
      '把分界线抬高，会动到哪个 Pod 吗？',
      '重新创建 Pod 的时候才看 partition。',
      '先把 partition 抬到 3，再删一次 `web-2`。',
    ],
    rule: '抬高 `partition` 不会让任何 Pod 降级；线下的 Pod 重建时才取 `currentRevision`。',
  },
  'zero-with-a-partition': {
    title: '带着 partition 缩到零',
    story: [
      '四个成员，partition 为 2，2 和 3 在灰度 `nginx:1.25`。夜里一个省钱的任务把集合缩到了零，partition 还是 2。',
      '天亮以后，一切要和昨天一样。',
    ],
    wish: '四个 Pod 就绪：0 和 1 是 `nginx:alpine`，2 和 3 是 `nginx:1.25`，status 里的两个版本也要对得上。',
    hints: [
      '一个 Pod 都没有的时候，“全部更新完”成立吗？',
      '趁现在没有 Pod，先让 `currentRevision` 回到旧模板。',
      '先 `rollout undo`，再用一次 patch 同时给出新镜像和 4 个副本。',
    ],
    rule: '副本数为零时发布立即算完成，`currentRevision` 随之变成新版本。分界线还在，只是线下的“旧”已经是新的了。',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
