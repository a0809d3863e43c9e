/** 和机器有关的挑战。 */
import type { ChallengeWords } from '../../challengeWords.ts';

export const nodes = {
  'two-drains': {
    title: '午饭前排空两台',
    story: [
      '`node-a` 和 `node-b` 今天要换内核。`web` 的 Pod 互相反亲和，一台机器上只放一个；PodDisruptionBudget 要求至少两个可用。一共三个节点。',
    ],
    wish: '两个节点都排空过一次，又都能调度了；三个 Pod 就绪，全程不少于两个。',
    hints: [
      '被驱逐的 Pod 有地方去吗？',
      '预算什么时候恢复？',
      '排空 `node-a`，uncordon，等三个都就绪，再对 `node-b` 照做一遍。',
    ],
    rule: 'PDB 管驱逐，反亲和管落点。第二次 drain 被拒不是故障，而是第一台还没还回来。',
  },
  'is-the-node-dead': {
    title: '节点真的死了吗',
    story: [
      '`node-b` 已经 NotReady 十分钟，`web-1` 卡在 Terminating。网络今天修不好。机器是真的关了，还是只是失联，容器还在写盘？',
      '从带外看得出来：舞台旁边“Pod”面板的“Pod 周围”写着 `node-b` 的实情。在那里还可以给 `node-b`“断电”；这一题里，那里的东西只许用这一项。',
    ],
    wish: '`web-1` 在别的节点上就绪，用的是自己的 PVC，而且任何时刻都没有出现过两个 `web-1`。',
    hints: [
      '从 API 看不出机器是关了还是失联了。从哪里看得出？',
      '先确认它真的关了，没关就让它关；然后再放行名字。',
      '还在运行，就先给 `node-b` 断电；再打污点：`node.kubernetes.io/out-of-service=nodeshutdown:NoExecute`。',
    ],
    rule: '至多一个 `web-1` 是集合的承诺。强制删除只删掉 API 里的对象：容器若还在跑，就有了两个写者；就算不跑了，盘也要再挂六分钟才能卸下来。out-of-service 污点声明机器已关，Pod 和卷随即放行。',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
