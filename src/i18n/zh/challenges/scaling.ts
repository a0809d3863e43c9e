/** 和扩缩容有关的挑战。 */
import type { ChallengeWords } from '../../challengeWords.ts';

export const scaling = {
  'readiness-deadlock': {
    title: '走出就绪死锁',
    story: [
      '三个成员的集群，过半成员在跑，成员才算就绪。今早部署的：`web-0` 在跑，0/1，之后就再没动静。它的盘上已经写了种子数据。',
      '终端目录里有一份 `web-parallel.yaml`。',
    ],
    wish: '三个成员全部就绪，镜像不变，`web-0` 的盘和盘上的内容都还在。',
    hints: [
      '谁在等谁？把这个环画出来。',
      '能打破这个环的那个字段改不了。',
      'Pod 和盘都留下，只换集合对象：用 `--cascade=orphan` 删掉，再 apply 另一份文件。',
    ],
    rule: '就绪要有同伴，`OrderedReady` 下同伴又要等 `web-0` 就绪。`Parallel` 不等，可它只能在创建时选定，所以要绕着 Pod 换掉集合。',
  },
  'two-sick-pods': {
    title: '两个病号',
    story: ['集合要从五个缩到三个。`web-3` 和 `web-4` 的就绪检查都不通过，命令下了以后什么都没动。'],
    wish: '只剩 0、1、2，原封不动且就绪；3 和 4 的 PVC 留着。',
    hints: [
      '要是只有一个病号，会怎样？',
      '能先走的只有序号最低的那个病号，而循环是从最高的开始的。',
      '替它拿掉一个：删掉 `web-4`。',
    ],
    rule: '`OrderedReady` 的缩容从上往下，遇到一个不健康、又不是最低的那个不健康 Pod 就停下。少一个病号，它自己就能走完。',
  },
  'the-impostor': {
    title: '冒名者',
    story: ['有人做试验，留下一个裸 Pod：没有标签，名字偏偏叫 `web-1`。后来集合扩到三个，就卡住了。事件里什么也没有。'],
    wish: '三个 Pod 就绪，全归集合所有，各有各的 PVC。',
    hints: [
      '事件帮不上忙，看控制器轨迹末尾的错误。',
      '名字被占了，占它的不是集合的 Pod。',
      '贴上标签会被领养，可它没有 `www` 卷。删掉它，等下一次重试。',
    ],
    rule: '名字被占时，创建会得到 AlreadyExists，控制器只是越等越久地重试，不发事件。名字一空出来，下一次重试就成功。',
  },
  'retire-web-0': {
    title: '让 web-0 退休',
    story: ['`web-0` 所在的机房要关了，这个成员得永远离开。`web-1` 和 `web-2` 正在服务，不许重启。'],
    wish: '只有 `web-1` 和 `web-2`，就绪，原封不动。',
    hints: [
      '集合只能从两头缩。',
      '序号从几开始，由哪个字段决定？',
      '一次 patch 把 `ordinals.start` 改成 1、`replicas` 改成 2；分两步走会丢掉 `web-2`。',
    ],
    rule: '序号范围是 `start` 到 `start + replicas − 1`。中间的永远拿不掉，下端可以用 `ordinals.start` 抬高。',
  },
} satisfies Readonly<Record<string, ChallengeWords>>;
