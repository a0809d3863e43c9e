/** 和 PVC 有关的挑战。 */
import type { ChallengeWords } from '../../challengeWords.ts';

export const disks = {
  'ghosts-on-the-disk': {
    title: '盘上的旧魂',
    story: [
      '上周有五个成员，今天是三个，明天又要五个。3 号和 4 号的盘上还留着上周的成员 ID，谁在上面启动，谁就会认错自己。',
    ],
    wish: '五个 Pod 就绪；3 和 4 用新建的盘，0 到 2 用原来的盘。',
    hints: [
      '同名的 PVC 会被直接沿用，连内容一起。',
      '什么时候没有人在用这两块盘？',
      '先删 `www-web-3` 和 `www-web-4`，再扩到 5。',
    ],
    rule: '扩容只按名字找 PVC，不看里面有什么。想要空盘，就在扩之前删掉旧的，或者事先设 `whenScaled: Delete`。',
  },
  'the-disk-stays-home': {
    title: '盘不出远门',
    story: [
      '这个集群的盘各在各的可用区。b 区只有一个节点 `node-b`，维护时被 cordon 了；之后 `web-1` 又被删了一次。从那以后它一直 Pending，可另外两个节点闲着。',
    ],
    wish: '`web-1` 就绪，PVC 还是原来那块，内容也在。',
    hints: [
      '不答应的是谁：控制器还是调度器？describe 一下这个 Pod。',
      '盘在哪个区？',
      'b 区要有一个能调度的节点：`kubectl uncordon node-b`。',
    ],
    rule: '集合已经尽职：Pod 建好了，PVC 也绑定了。区域性的卷把 Pod 拴在自己的区里，只有那里的节点接得住。',
  },
  'resize-the-disks': {
    title: '扩盘不停机',
    story: [
      '1Gi 的盘快满了。StorageClass 允许在线扩容，可是集合的 PVC 模板怎么改都被拒绝。',
      '终端目录里有一份 `web-2gi.yaml`。',
    ],
    wish: '每块 PVC 都是 2Gi，集合的 PVC 模板也写着 2Gi，一个 Pod 都没有重启。',
    hints: [
      '模板改不了，但每块 PVC 可以改。',
      '将来 3 号的盘按哪里的大小来建？',
      '先 patch 三块 PVC，再用 `--cascade=orphan` 删集合，最后 apply `web-2gi.yaml`。',
    ],
    rule: 'Pod 模板没变，新的集合找得到同一个版本，领养之后没有理由重启任何 Pod。',
  },
  'the-silent-wait': {
    title: '没有声音的等待',
    story: [
      '这个集合缩容时会删掉 PVC。它从三个缩到一个，又扩回三个；有个叫 `backup` 的 Pod 一直在读 `web-1` 的盘。从那以后 1 号位一直空着：没有事件，没有报错。',
    ],
    wish: '三个 Pod 就绪，`web-1` 用的是新建的 PVC。',
    hints: [
      '看看 `www-web-1`：它的 owner 是谁？为什么还没消失？',
      'PVC 消失，不会有人去叫醒控制器。',
      '删掉 `backup`，等 PVC 消失，再碰一下集合，比如加个 annotation。',
    ],
    rule: '旧 PVC 属于已经死去的 `web-1`，新 Pod 的创建被悄悄推迟了。控制器不监听 PVC，得有别的事情让它再看一眼。',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
