/** 和名字有关的挑战。 */
import type { ChallengeWords } from '../../challengeWords.ts';

export const names = {
  'deaf-service': {
    title: '叫不应的 Service',
    story: [
      'Pod 全部就绪，却没有一个 Pod 的名字能解析。Service `nginx` 是有人赶时间手写的。终端目录里的 `headless.yaml` 才是它该有的样子。',
    ],
    wish: '`web-0.nginx` 到 `web-2.nginx` 都能解析，没有 Pod 重启过。',
    hints: [
      '有两处错，先看 endpoints。',
      '已经分到的 IP 不能改成 None。',
      '删掉这个 Service，再 apply `headless.yaml`：Pod 不会受影响。',
    ],
    rule: 'Service 和集合只靠名字和标签相识，换掉一个，碰不到另一个的 Pod。',
  },
  'until-tuesday': {
    title: '到周二才坏的名字',
    story: [
      '周一，集合 `payments-ledger-reconciliation-worker-eu-west-primary` 还好好的。周二照例换镜像，换成 `nginx:1.27`，从此序号最大的那个 Pod 就不见了。',
      '镜像没有问题，节点有的是空位，别的谁也没动过。这么长的名字，输入时按 Tab 就能补全。',
    ],
    wish: '三个 Pod 就绪，同一个版本。',
    bonus: '三个都是 `nginx:1.27`。',
    hints: [
      '没有 Pod 可以 describe，看看集合的事件。',
      'Pod 上有个标签，值是 `<集合名>-<哈希>`。数一数它有多少个字符。',
      '回到周一的哈希：`kubectl rollout undo`。想拿附加分，就给模板加一条 annotation，换一个哈希：不是每个哈希都有 10 位。',
    ],
    rule: '标签的值最多 63 个字符。53 个字符的集合名只给哈希留下 9 位，而大约四分之三的模板算出来是 10 位：碰上第一个，集合就坏了。集合名不超过 52 个字符，才万无一失。',
  },
  'chicken-egg-dns': {
    title: '先有名字还是先就绪',
    story: ['一个 `Parallel` 集合。成员按名字找到其他成员以后才会就绪。三个都在跑，0/1，谁也没找到谁。'],
    wish: '三个 Pod 就绪：还是原来的 Pod，镜像也没变。',
    hints: [
      '没就绪的 Pod，DNS 会给出它的地址吗？',
      '能改变这一点的字段在谁身上？',
      '给 Service `nginx` 打开 `publishNotReadyAddresses`。',
    ],
    rule: '名字要等就绪才发布，这里就绪又要等名字。让 Service 提前发布就解开了；要选主的集群一般都这样设。',
  },
  'rename-the-service': {
    title: '给成员换个姓',
    story: [
      '成员要改叫 `web-0.peers`，不再叫 `web-0.nginx`。集合的 `serviceName` 改不了，而且任何时候都得有两个成员在服务。',
      '终端目录里有一份 `peers-and-web.yaml`。',
    ],
    wish: '`peers` 下的三个名字都能解析，集合也这么写，PVC 都是原来的，就绪数从不低于两个。',
    hints: [
      '这个字段改不了，只能换掉集合对象本身。',
      '领养来的 Pod 保留旧的 subdomain，控制器并不在意。',
      '先 orphan 删除，再 apply 文件：它的模板多了一个 annotation，Pod 会被逐个换掉。',
    ],
    rule: 'DNS 名由 Pod 自己的 hostname 和 subdomain 决定，换集合不等于换 Pod。先领养、再滚动，名字和服务两不误。',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
