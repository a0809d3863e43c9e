import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/specFieldTour.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: 'spec 字段',
  goal: '说出每个字段的默认值、作用，以及能不能改。',
  steps: {
    'replicas-default': {
      title: '不写 replicas 有几个？',
      text: ['tiny.yaml 是一个小集合的清单，要 3 个副本。', '把那一行去掉：一个也没有，有一个，还是被拒绝？'],
      task: "执行 `sed '/replicas:/d' tiny.yaml | kubectl apply -f -`，等结果出来。",
      predict: {
        question:
          '对一个 3 副本的集合做三次 patch：`maxUnavailable: 0`、`partition: 99`、`replicas: -1`。API server 会拒绝哪些？',
        choices: {
          maxUnavailable: '只有第一个',
          replicas: '只有最后一个',
          'maxUnavailable replicas': '第一个和最后一个',
          'maxUnavailable partition replicas': '三个都拒绝',
        },
        why: 'partition 大于副本数是合法的：新版本先登记着，一个 Pod 都不换。另外两个则没有意义。',
      },
      caption: '不写 `replicas`，存下来就是 1；想要 0，就得写 0。',
      hints: ['要的是没有这一行，写 `replicas: 1` 不算。'],
    },
    'selector-must-match': {
      title: '谁也选不中的 selector',
      text: [
        'selector 靠标签找到集合自己的 Pod，标签又来自模板。',
        '让模板写 `app: other`，selector 还是找 `app: tiny`，会怎样？',
      ],
      task: "执行 `sed 's/^        app: tiny/        app: other/' tiny.yaml | kubectl apply -f -`。",
      caption: 'selector 与自己的模板对不上，API 就拒绝创建；而且 selector 以后再也不能改。',
      hints: ['这一次就是要被拒绝，看清理由；因为别的理由被拒不算。'],
    },
    'template-stamps': {
      title: '模板里没有写的',
      text: ['三个 Pod 出自同一份模板，却各不相同。不同的地方，是控制器创建 Pod 时补上的。', '拿 web-1 和模板对一对。'],
      task: '执行 `kubectl get pod web-1 -o yaml`，与模板对照，说出每个字段是从哪里来的。',
      predict: {
        question:
          '每个 Pod 都会补上标签 `controller-revision-hash`，值是 `<集合名>-<哈希>`。两个集合的名字都是 53 个字符；一个的模板哈希有 9 位，另一个有 10 位。结果会怎样？',
        choices: {
          refused: '名字太长，两个集合都被拒绝',
          none: '两个集合都收下，一个 Pod 也没有',
          one: '两个集合都收下，只有一个有 Pod',
          both: '两个集合都收下，都有 Pod',
        },
        why: '集合名本身合法。受限的是标签的值，最多 63 个字符：53 加连字符加 9 位，正好；哈希有 10 位，创建的每个 Pod 都会被 API 拒绝。集合名不超过 52 个字符就没事。',
      },
      caption: '模板是所有 Pod 共有的部分；与序号有关的，都在创建时补上，模板里写的 `hostname` 会被覆盖。',
      puzzle: { values: { template: '来自模板', controller: '控制器补上' } },
      hints: ['模板在 `kubectl get sts web -o yaml` 里。', '容器是模板里的，挂 PVC 的那个卷不是。'],
    },
    'claim-templates': {
      title: '没有人挂的盘',
      text: [
        'two-claims.yaml 里有两个 PVC 模板，`www` 和 `scratch`，容器只挂了前一个。',
        '幻灯片上的 Go 注释说：每个 PVC 模板都必须有容器挂载。',
      ],
      task: '执行 `kubectl apply -f two-claims.yaml`，等两个 Pod 都 Ready。',
      caption: '注释要求挂载，API 却不检查：没有人挂的模板，照样给每个 Pod 建一个 PVC。',
      hints: ['之后用 `kubectl get pvc` 看一看。'],
    },
    'service-name': {
      title: '并不存在的 Service',
      text: ['幻灯片上的注释说：Service 必须先于 StatefulSet 存在。', '写一个不存在的名字，看集合能走到哪一步。'],
      task: "执行 `sed 's/serviceName: nginx/serviceName: nowhere/' tiny.yaml | kubectl apply -f -`，等三个 Pod 都 Ready。",
      caption:
        '没有 Service，集合照样运行，只是没有 DNS 名。注释里那个 default 是命名空间的例子，不是名字里固定的一段。',
      hints: ['什么都不会被拒绝，等三个都 Ready。'],
    },
    'as-stored': {
      title: '写的和存的',
      text: [
        'tiny.yaml 没有写更新策略；bare.yaml 写了 `updateStrategy: {type: RollingUpdate}`，而这本来就是默认值。',
        '按理说，两份存下来应该一样。',
      ],
      task: '执行 `kubectl apply -f tiny.yaml -f bare.yaml`，再执行 `kubectl get sts tiny -o yaml` 和 `kubectl get sts bare -o yaml`，对照 `updateStrategy`。',
      caption:
        '什么都不写，会补出带 `partition: 0` 的一段；只写 type，反而不补。差这一行会怎样，升级策略那一章见分晓。',
      hints: ['两份都要看 YAML，表格里没有这些。'],
    },
    'history-limit': {
      title: '历史版本留几个？',
      text: [
        '`revisionHistoryLimit` 默认是 10。改成 1，再让集合连换三次镜像。',
        '一共有过四份模板。最后还剩几个版本，一个还是两个？',
      ],
      task: `执行 \`kubectl patch sts web -p '{"spec":{"revisionHistoryLimit":1}}'\`，再依次换成 nginx:1.25、nginx:1.27、nginx:mainline，每次都等前一次完成。`,
      caption: '上限只数不在用的版本。current、update 和 Pod 标签指向的版本不算在内，也绝不会被删。',
      hints: ['`kubectl set image sts/web nginx=nginx:1.25`，后两次照此换。', '清理要比完成晚一次同步，等它静下来。'],
    },
    'mutable-or-not': {
      title: '哪些以后还能改？',
      text: [
        '有些字段可以在运行中的集合上改；另一些只有一条路：重建一个集合。',
        '两种各试两个，看看是怎么拒绝的，再把十个字段分好。',
      ],
      task: `改两个能改的，再试两个不能改的，例如 \`kubectl scale sts web --replicas=2\` 和 \`kubectl patch sts web -p '{"spec":{"serviceName":"other"}}'\`，然后把字段分类。`,
      predict: {
        question: '健康的集合上，`minReadySeconds` 从 0 改成 30。会换掉几个 Pod？',
        why: '这个字段不在模板里：没有新版本，也就不会滚动。',
      },
      caption:
        '固定不变的只有四个：`selector`、`serviceName`、`podManagementPolicy`、`volumeClaimTemplates`。1.37 对每个字段各说一句 `field is immutable`；到 1.36 为止是一整句话，列出哪些可以改。',
      puzzle: { values: { editable: '可以改', fixed: '要重建集合' } },
      hints: [
        '身份、次序和盘，事后改不了；要几个、用什么镜像、怎样更新，可以改。',
        `再找一个会被拒绝的：\`kubectl patch sts web -p '{"spec":{"podManagementPolicy":"Parallel"}}'\`。`,
      ],
    },
  },
};
