import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/whyNotDeployment.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '为什么不是 Deployment',
  goal: '说出有状态应用的四个需求，并各举一个现象，说明 Deployment 为什么满足不了。',
  steps: {
    'same-copies': {
      title: '三个副本有何不同？',
      text: [
        '这里有两个工作负载，各有三个 Pod：你熟悉的 Deployment `shop`，和 StatefulSet `web`。先看 Deployment。',
        '看看它的三个 Pod，差别在哪里？',
      ],
      task: '执行 `kubectl get pods -l app=shop --show-labels`。',
      caption: '同一个 ReplicaSet 的 Pod 只有随机后缀不同，模板、卷、标签完全一样，任意两个可以互换。',
      hints: ['`pod-template-hash` 这个标签三个都相同，它代表模板。'],
    },
    'keep-the-count': {
      title: 'Deployment 保证什么？',
      text: ['删掉三个 Pod 中的一个，Deployment 不会坐视不管。', '被删的那个会回来吗？'],
      task: '执行 `kubectl delete $(kubectl get pods -l app=shop -o name | head -n 1)`，等一等，看名字。',
      caption: 'Deployment 只对数量负责：补上来的是另一个 Pod、另一个名字，原来的名字不会再出现。',
      hints: ['删 shop 的 Pod，不要改副本数。', '前后各看一次 `kubectl get pods -l app=shop`。'],
    },
    'surge-and-bound': {
      title: '先多一个再说',
      text: [
        '给 Deployment 换个镜像。换的过程中允许它多出一个 Pod，这样就一个也不会少。',
        '发布的时候，数一数有几个 Pod。',
      ],
      task: '执行 `kubectl set image deployment/shop shop=shop:2`，一直看到结束。',
      caption: 'Deployment 可以先建后删，数量始终在 `maxSurge` 和 `maxUnavailable` 划定的范围里。',
      hints: ['策略不要改：Recreate 会先把旧的全删掉。'],
    },
    'undo-in-one': {
      title: '一行命令就回去',
      text: ['新镜像不想要了，回去只要一条命令。', '旧版本一直放在哪里？'],
      task: '执行 `kubectl rollout undo deployment/shop`，等它结束。',
      caption: '回滚就是让旧的 ReplicaSet 重新扩上来。记住这一点：StatefulSet 可没有 ReplicaSet。',
      hints: ['前后各看一次 `kubectl get replicasets`。'],
    },
    'need-identity': {
      title: '回来的还是它吗？',
      text: [
        '再看旁边的 StatefulSet：它的三个 Pod 叫 web-0、web-1、web-2。',
        '两边各少一个 Pod。先说说看，之后会有哪些名字。',
      ],
      task: '执行 `kubectl delete pod web-1` 和 `kubectl delete $(kubectl get pods -l app=shop -o name | head -n 1)`，等两边都恢复到三个 Ready。',
      predict: {
        question: '删掉 `web-1` 和 `shop` 的一个 Pod。等一切平静下来，哪一边的旧名字一个不少地回来了？',
        choices: {
          both: '两边都是',
          web: '只有 StatefulSet 这边',
          shop: '只有 Deployment 这边',
          neither: '两边都没有',
        },
        why: '集合里的名字是集合名加序号，空出来的正是这个序号，补上的自然同名。Deployment 每次都另取一个后缀。',
      },
      caption: '一边换了名字；另一边换了 uid，却还叫 web-1。独立的标识、固定的网络标识，这前两个需求只有集合做得到。',
      hints: ['两边都要少一个，也都要恢复。'],
    },
    'need-own-disk': {
      title: '盘是谁的？',
      text: [
        '集合的 Pod 各有各的 PVC。Deployment 的 Pod 共用一个，因为模板只有一份。',
        '让每个 Pod 都把自己的名字写进同名的文件。最后文件里会是什么？',
      ],
      task: `执行 \`for p in web-0 web-1 $(kubectl get pods -l app=shop -o name); do kubectl exec $p -- sh -c 'hostname > /usr/share/nginx/html/id'; done\`，再执行 \`kubectl delete pod web-0\`。`,
      caption:
        'Deployment 的 Pod 写同一块盘，后写的盖掉先写的；集合的每个序号各有一块盘，Pod 换了盘还在。这是第三个需求。',
      hints: ['用 `kubectl exec web-0 -- cat /usr/share/nginx/html/id` 读出来看看。', '写完之后要换掉 web-0。'],
    },
    'need-order': {
      title: '先后有讲究吗？',
      text: ['最后一个：两边同时换镜像。', '有些应用升级必须讲先后，比如先从库、后主库。这两个里，谁有固定的顺序？'],
      task: '执行 `kubectl set image sts/web nginx=nginx:1.27` 和 `kubectl set image deployment/shop shop=shop:2`，看两边都结束，再说出各自承诺的顺序。',
      predict: {
        question: '两边都换镜像。不算正在终止的，同一时刻最多各有几个 Pod？',
        choices: {
          '3 3': '集合 3 个，Deployment 3 个',
          '3 4': '集合 3 个，Deployment 4 个',
          '4 3': '集合 4 个，Deployment 3 个',
          '4 4': '集合 4 个，Deployment 4 个',
        },
        why: '一个序号同时只容得下一个 Pod，集合只好先删后建。Deployment 有 `maxSurge`，可以先多建一个再删。',
      },
      caption: '集合从上往下更新，一个就绪才轮到下一个；Deployment 只承诺数量，不承诺先后。这是第四个需求。',
      puzzle: {
        places: { StatefulSet: 'StatefulSet 的更新顺序', Deployment: 'Deployment 的更新顺序' },
        values: { upwards: '0、1、2', downwards: '2、1、0', none: '不承诺顺序' },
      },
      hints: ['等两边都结束了再答。'],
    },
  },
};
