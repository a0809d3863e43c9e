import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/revisionsAndHashes.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '版本与哈希',
  goal: '说出 Pod 上的版本标签从哪里来，什么会改变它，什么不会。',
  steps: {
    'label-column': {
      title: '这个 Pod 是哪一版？',
      text: [
        'Deployment 每个版本有一个 ReplicaSet。StatefulSet 没有 ReplicaSet，Pod 直接归它管。',
        '那么版本记在哪里？',
      ],
      task: '执行 `kubectl get pod -L controller-revision-hash`。',
      caption: '版本写在 Pod 的 `controller-revision-hash` 标签里，值就是某个 ControllerRevision 的完整名字。',
      hints: ['`-L` 会为一个标签多加一列。'],
    },
    'open-the-revision': {
      title: '版本里存的是什么？',
      text: ['标签里是一个对象的名字，这个对象可以像别的对象一样读出来。', '拿它和清单比一比：存的是当初写的那份吗？'],
      task: '执行 `kubectl get controllerrevisions`，再执行 `kubectl get controllerrevisions -o yaml`。',
      caption: 'ControllerRevision 保存的是补全默认值之后的 Pod 模板，不是你写的那份 YAML。',
      hints: ['找一找清单里没有的字段，例如 `terminationMessagePath`。'],
    },
    'hash-anatomy': {
      title: '从字节到字母',
      text: [
        '模板的字节后面接上冲突计数 `0`，经过 32 位 FNV-1，得到一个数。这份模板得到的是 2333157564。',
        '再把每一位数字按表换成字符：`0→4 1→5 2→6 3→7 4→8 5→9 6→b 7→c 8→d 9→f`。表里没有元音，拼不出单词来。',
        '这个数的开头是 23331575，名字的开头是 `677759c9`。',
      ],
      task: '把最后两位数字 6 和 4 换成字符。',
      caption: '哈希 = 模板字节加冲突计数，经 FNV-1 得到十进制数，再逐位查表换成字符。看着像十六进制，其实不是。',
      hints: [
        '表就在上面：先找 6，再找 4。',
        '每个 Pod 上都有完整的名字：`kubectl get pod -L controller-revision-hash`。',
      ],
    },
    'what-counts': {
      title: '改什么才算新版本？',
      text: [
        '不是每次修改都会产生新版本。下面四种至少试三种：replicas、partition、集合的标签、集合的注解。',
        '注意两样东西：版本列表和 `metadata.generation`。',
      ],
      task: '执行 `kubectl scale sts nginx-web --replicas=2`、`kubectl label sts nginx-web team=blue` 和 `kubectl annotate sts nginx-web note=hello`，看版本列表变不变。',
      predict: {
        question: '依次做四处修改，最先产生新版本的是哪一处？',
        choices: {
          replicas: '把 replicas 改成 4',
          partition: '把 partition 设为 1',
          label: '给集合加标签',
          template: '给 Pod 模板加注解',
          none: '都不会',
        },
        why: '版本里存的只有 `.spec.template`，改别的字段动不了它的字节。',
      },
      caption:
        '只有 `.spec.template` 会产生新版本。replicas 和 partition 只让 `generation` 加一，集合自己的标签和注解连 `generation` 都不动。',
      hints: [
        '要改的是集合的标签，不是模板里的：模板里的标签也参与计算。',
        `改 partition：\`kubectl patch sts nginx-web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1}}}}'\`。`,
      ],
    },
    'set-image': {
      title: '一条命令，一个新版本',
      text: [
        '讲义上的这条命令有五个部分：动作、资源类型、集合的名字、容器的名字、新镜像。',
        '它只改模板里的一个字段。集合里和集合之外，分别会跟着变什么？',
      ],
      task: '执行 `kubectl set image statefulset nginx-web nginx=nginx:mainline`。',
      predict: {
        question: '假如镜像先换成 `nginx:mainline`，再换回 `nginx:alpine`，ControllerRevision 会怎样？',
        choices: { three: '一共三个', untouched: '还是两个，编号不变', renumbered: '还是两个，旧的那个编号变成最大' },
        why: '模板相同就是同一个版本：找回原来的对象，给它下一个编号。',
      },
      caption:
        '镜像在 `spec.template.spec.containers`，属于模板：`generation` 加一，多出一个 ControllerRevision，名叫 `nginx-web-7c55499668`。',
      hints: ['等号前面是容器名，不是集合名。', '换成同一个镜像，等于什么都没改。'],
    },
    'same-yaml-other-cluster': {
      title: '换个集群，哈希变吗？',
      text: ['这个集群的 Kubernetes 是 1.37，不是 1.33。两份清单一字不差。', '标签也一样吗？'],
      task: '执行 `kubectl get pod -L controller-revision-hash`，再执行 `kubectl set image statefulset nginx-web nginx=nginx:mainline`，等更新结束再看一次标签。',
      predict: {
        question: '同一个集群里再建一个集合 `other`，模板完全相同。哈希也相同吗？',
        choices: { same: '相同', other: '不同' },
        why: '参与计算的是模板和冲突计数，没有集合名。集合名只是写在版本名里、放在哈希前面。',
      },
      caption:
        '从 1.34 起，字节里不再有 `"creationTimestamp":null`，哈希也就不同：讲义上是 677759c9b8 和 7c55499668，这里是 56cc7db54 和 5447547998。',
      hints: ['更新之前和之后，各看一次标签。'],
    },
    'restart-is-a-revision': {
      title: '模板不变也能重启？',
      text: [
        '有时要把所有 Pod 都换一遍，却什么也不想改。有一条命令专做这件事。',
        '可是控制器只换版本过时的 Pod。这条命令是怎么让它动手的？',
      ],
      task: '执行 `kubectl rollout restart sts/nginx-web`。',
      caption: '`rollout restart` 在模板里写下一个时间注解。哈希因此变了，接下来就是一次普通的更新。',
      hints: ['手工删掉 Pod，回来的还是原来的版本。', '之后看看模板的注解：`kubectl get sts nginx-web -o yaml`。'],
    },
  },
};
