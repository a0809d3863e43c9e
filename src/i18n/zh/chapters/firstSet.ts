import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/firstSet.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '第一个 StatefulSet',
  goal: '读懂两份清单，说出每个字段在第一分钟里引起了什么。',
  steps: {
    'read-the-yaml': {
      title: '哪些名字必须对上？',
      text: [
        '讲义的例子由两份清单组成：名叫 `nginx` 的 Service，名叫 `nginx-web` 的 StatefulSet。现在一份都还没有 apply。',
        '把它们连在一起的只有名字：集合里有三个字段，各与另一个字段写得一样；每一对都承载着集合的一种能力。',
      ],
      task: '用 `cat service.yaml statefulset.yaml` 看两份清单，给三个字段各找出与它对应的那一个。',
      caption:
        '两份清单靠三处同名相连：`serviceName` 对 Service，selector 对标签，挂载对 PVC 模板。写错一处不一定报错，但会少一样能力。',
      puzzle: { values: { 'Service metadata.name': 'Service 的名字' } },
      hints: [
        '同一个词在两处出现：`nginx`、`www-storage`、`app: nginx`。',
        '挂载写的是卷名，而这里的卷来自 `volumeClaimTemplates`。',
      ],
    },
    'service-first': {
      title: '身后无人的 Service',
      text: [
        '先建 Service。`clusterIP: None` 让它成为 headless：客户端拿不到一个代表所有 Pod 的地址。',
        '现在一个 Pod 也没有，这样的 Service 能告诉别人什么？',
      ],
      task: '执行 `kubectl apply -f service.yaml`，集合先不要动。',
      predict: {
        question: '假如有人忘了 Service，只提交了 StatefulSet，它能走到哪一步？',
        choices: {
          none: '一个 Pod 都不建',
          one: '只有一个 Pod，一直不 Ready',
          nameless: '三个 Pod 都 Ready，但没有 DNS 名',
          named: '三个 Pod 都 Ready，DNS 名也有',
        },
        why: '控制器既不创建 Service，也不检查它在不在。缺的只是 Service 本该带来的名字。',
      },
      caption: 'headless Service 没有虚拟 IP；在有 Pod 匹配它的 selector 之前，endpoints 也是空的。',
      hints: ['只建 Service。StatefulSet 另有一份清单，下一步才用。'],
    },
    'apply-the-set': {
      title: '要 3 个，先来几个？',
      text: ['轮到集合了：3 个副本，每个都有自己的 PVC。', '盯住第一次同步：它建了几个 Pod？除了 Pod 还建了什么？'],
      task: '执行 `kubectl apply -f statefulset.yaml`，第一个 Pod 一出现就停下来。',
      predict: {
        question: '清单里写着 `terminationGracePeriodSeconds: 10`。要是用默认的 30，版本的哈希会变吗？',
        choices: { same: '不会，它只在停止时起作用', other: '会，是另一个哈希' },
        why: '宽限期写在 Pod 模板里，而模板的每个字节都参与计算。',
      },
      caption: '第一次同步建了一个版本、一个 PVC、一个 Pod，就是 0 号。1 号和 2 号不是 Pending，而是根本还不存在。',
      hints: ['早一点按暂停，或者把时间线拖回第一次同步。', '控制器面板里列着这次同步写了什么。'],
    },
    'gate-opens': {
      title: '闸门由什么打开？',
      text: [
        'nginx-web-0 会依次经过 Pending、Running、Ready。nginx-web-1 就在其中某个时刻被创建。',
        '先想好是哪一个，再让它往前走。',
      ],
      task: '播放到三个 Pod 都 Ready，途中用 `kubectl get pods` 看几眼。',
      predict: {
        question: '`nginx-web-0` 已经 Running，READY 还是 0/1。这时 `kubectl get pods` 会列出几个 Pod？',
        choices: { '1': '一个', '2': '两个，第二个 Pending', '3': '三个，两个 Pending' },
        why: 'OrderedReady 下，同步走到第一个没就绪的序号就结束。后面的根本没有创建，也就谈不上 Pending。',
      },
      caption: '打开下一个序号的闸门的是 Ready，不是 Running。',
      hints: ['按播放。STATUS 是 Running 而 READY 是 `0/1`，就是在运行但还没有 Ready。'],
    },
    'claim-before-pod': {
      title: 'PVC 和 Pod 谁先？',
      text: [
        '多一个 Pod 要多两个对象：Pod 本身和它要挂载的 PVC。它们在同一次同步里创建，但有先后。',
        '想一想：少了哪一个，另一个就没有用？',
      ],
      task: '执行 `kubectl scale sts nginx-web --replicas=4`，走到创建第 4 个 Pod 的那次同步，排出两次写入的先后。',
      caption: '每个 Pod 之前先有它的 PVC；PVC 建不成，这个 Pod 就不会提交。',
      puzzle: { places: { first: '先写', second: '后写' } },
      hints: [
        '要停在那次同步上作答：把时间线拖到 nginx-web-3 出现的时刻。',
        '控制器面板按先后列出一次同步的全部写入。',
      ],
    },
    'four-promises': {
      title: '四种能力靠什么？',
      text: [
        '讲义说 StatefulSet 有四种能力。每一种都落在一样具体的东西上，其中三样现在就在你眼前。',
        '留神：Pod 不是 Service 建的，名字也不是 PVC 模板给的。',
      ],
      task: '给四种能力各选出承载它的东西。',
      caption:
        '序号、headless Service、PVC 模板、partition，一种能力对一样。前三样已经在舞台上，第四样到升级策略那一章才用。',
      puzzle: {
        places: {
          order: '按顺序创建、删除、更新 Pod',
          name: '每个 Pod 有自己的网络标识',
          disk: '每个 Pod 有自己的存储盘',
          canary: '可以先更新一部分 Pod（灰度）',
        },
        values: {
          ordinal: 'Pod 名字里的序号',
          service: 'serviceName 指向的 headless Service',
          claimTemplate: 'PVC 模板',
          partition: '更新策略里的 partition',
        },
      },
      hints: ['先后就写在 Pod 名字末尾的数字里。'],
    },
  },
};
