import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/insideTheController.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '控制器内部',
  goal: '按正确的次序走完一次同步，并说出什么会唤醒它、什么不会。',
  steps: {
    'what-it-makes': {
      title: '哪些东西归集合？',
      text: [
        '控制器为集合创建三种对象：ControllerRevision、PVC 和 Pod。',
        'owner reference 写明一个对象归谁所有，主人没了它也跟着没。这三种对象都有 owner 吗？',
      ],
      task: '执行 `kubectl get controllerrevisions,pvc,pods`，看看这些对象，说出每一种归谁所有。',
      caption: 'ControllerRevision 和 Pod 归集合所有；PVC 默认不归任何人，这样谁也不会把数据一起带走。',
      puzzle: { values: { nobody: '不归任何人', StatefulSet: '归 StatefulSet' } },
      hints: [
        'owner 写在 YAML 里：`kubectl get pod web-0 -o yaml`，PVC 也这样看。',
        '三种里面，哪一种在集合被删以后还在？',
      ],
    },
    'what-wakes-it': {
      title: '什么会唤醒控制器？',
      text: [
        '有事件把集合放进队列，控制器才会醒。但并不是什么变化都会成为它的事件。',
        '做三件事，看哪一件后面跟着同步。',
      ],
      task: '先执行 `kubectl delete pod web-0`，再执行 `kubectl annotate sts web note=hello`，最后执行 `kubectl delete pvc www-web-2 --wait=false`，每一步都等它静下来。',
      predict: {
        question: 'web-1 正在运行，有人删了它的 PVC `www-web-1`。这会引起几次同步？',
        why: '控制器监听的是集合和 Pod。PVC 没有人监听，也没有定时器到期。',
      },
      caption:
        '集合和 Pod 的变化会入队。PVC 和 ControllerRevision 的变化没有监听，要等别的事情唤醒它，控制器才会看到。',
      hints: ['PVC 放在最后：之后再有 Pod 变化，又会把它唤醒。'],
    },
    'one-sync': {
      title: '同步的七站',
      text: [
        '无论被什么唤醒，每次同步都按同样的次序问同样的问题。集合健康的时候，全部问完，一个写操作也没有。',
        '用一次无害的修改引出一次同步，停在上面，看它走过的路。',
      ],
      task: '执行 `kubectl annotate sts web note=hello`，走到随后的那次同步，把七站排好。',
      predict: {
        question: '七站里挑出四站，一次同步按什么次序走到它们？',
        choices: {
          'replicas condemned update revisions': '补缺、缩容、更新、版本',
          'revisions replicas update condemned': '版本、补缺、更新、缩容',
          'revisions replicas condemned update': '版本、补缺、缩容、更新',
          'revisions condemned replicas update': '版本、缩容、补缺、更新',
        },
        why: '先得知道 Pod 该照哪个版本造。然后把数目弄对：先补缺的，再减多的。数目对了，才轮到更新。',
      },
      caption: '每次同步都从头开始。除了集群本身的样子，它不记得上一次做过什么。',
      puzzle: {
        values: {
          claimPods: '认领 Pod',
          revisions: '选定版本',
          replicas: '该有的 Pod，从小到大',
          condemned: '多余的 Pod，从大到小',
          update: '过时的 Pod，从大到小',
          status: '写 status',
          truncate: '清理历史版本',
        },
      },
      hints: ['要停在那次同步上作答：控制器面板从上到下就是它走过的路。'],
    },
    'revision-first': {
      title: '卡住了，什么还会动？',
      text: ['web-1 没有 Ready，OrderedReady 的集合这时不会动任何 Pod。偏偏有人换了镜像。', 'Pod 是不会动了，别的呢？'],
      task: '让 web-1 不 Ready，再执行 `kubectl set image sts/web nginx=nginx:1.25`，看看 status。',
      predict: { question: '假如 web-0 和 web-2 都不 Ready，而你刚换了镜像。' },
      caption:
        '先定版本，再看 Pod。集合就算卡住，`updateRevision` 和 `observedGeneration` 也立刻会变，已更新的 Pod 也重新数过：一个也没有。',
      hints: ['要在换镜像之前让 web-1 不 Ready，并且一直保持。'],
    },
    'pods-in-order': {
      title: '两个空位先补哪个？',
      text: ['现在手工把 0 号和 2 号一起删掉。', '两个位置都空了。控制器会在一次同步里都补上吗？如果不会，先补哪个？'],
      task: '执行 `kubectl delete pod web-0 web-2 --wait=false`。',
      predict: { question: '你刚用一条命令删了 web-0 和 web-2。' },
      caption: '补缺从小到大，走到第一个不健康的就结束。web-0 Ready 以后，才轮到 web-2。',
      hints: ['写在一行里，让两个同时消失。'],
    },
    'update-last': {
      title: '又扩容又换镜像',
      text: ['一次修改提出两个要求：3 个变 5 个，镜像也换掉。', '旧的要换，新的要建。先做哪样？新的一出生是哪个镜像？'],
      task: `执行 \`kubectl patch sts web -p '{"spec":{"replicas":5,"template":{"spec":{"containers":[{"name":"nginx","image":"nginx:1.25"}]}}}}'\`。`,
      predict: { question: '一次 patch 既要 5 个副本，又换了镜像。' },
      caption: '每次同步里，扩缩容在前，更新在后：新序号一出生就是新版本，然后才轮到旧 Pod 去换。',
      hints: ['两处修改要写在同一个 patch 里；分两次改，前一次就先做完了。'],
    },
    'status-lags': {
      title: '刚建的算进去了吗？',
      text: [
        '现在只有 Service，集合在 web.yaml 里。它的第一次同步会创建 web-0，然后写 status。',
        '这一次写下的 `status.replicas` 是几？',
      ],
      task: '执行 `kubectl apply -f web.yaml`，走到创建 web-0 的那次同步，说出它写下的 `status.replicas`。',
      caption: 'status 写的是同步开始时看到的样子，刚建的 Pod 要到下一次才算进去。',
      puzzle: { places: { replicas: 'status.replicas' } },
      hints: ['要停在那次同步上作答，它写了什么都在控制器面板里。'],
    },
    'adopt-and-release': {
      title: '被放手的 Pod',
      text: [
        'Pod 靠标签归到集合名下。改掉 web-1 的标签，集合就少了一个 Pod。',
        '它会想再建一个 web-1，可是名字已经被占了。',
      ],
      task: '执行 `kubectl label pod web-1 app=debug --overwrite`，看看控制器怎么尝试，然后执行 `kubectl delete pod web-1`。',
      caption:
        '标签对不上的 Pod 会被放手，但名字还占着，重建只能一次次失败，事件里却什么也没有。等它消失，下一次就成功了。',
      hints: ['先让几次同步过去再删：它们会以 already exists 失败。', '把标签改回去，它会被重新领养。那是另一条出路。'],
    },
  },
};
