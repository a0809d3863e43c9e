import type { ChapterWords } from '../../chapterWords.ts';
import type { words as English } from '../../en/chapters/namesThatStay.ts';

export const words: ChapterWords<keyof typeof English.steps> = {
  title: '名字不变',
  goal: '推出一个 Pod 的全部名字，并查出名字解析不了的原因。',
  steps: {
    'five-names': {
      title: '一个 Pod，五个名字',
      text: [
        '集合 `web` 的 `serviceName` 是 `nginx`，PVC 模板叫 `www`。知道这些就够了。',
        'web-1 的名字全都能推出来。先写，再看。',
      ],
      task: '填出 web-1 的五个名字，然后点 web-1 对一对。',
      caption: '集合名、序号、`serviceName`、PVC 模板名，Pod 的名字全由它们拼成，没有一个是随机的。',
      puzzle: {
        places: {
          hostname: '主机名',
          fqdn: 'DNS 里的完整名字（命名空间 default）',
          claim: '它的 PVC',
          'pod-name': '标签 statefulset.kubernetes.io/pod-name',
          'pod-index': '标签 apps.kubernetes.io/pod-index',
        },
      },
      hints: ['DNS 名的次序：Pod、Service、命名空间，最后是 `svc.cluster.local`。', '索引只有数字。'],
    },
    resolve: {
      title: '问一个，还是问全部',
      text: [
        '集合旁边有一个 Pod 叫 `dns-test`，可以从它那里查 DNS。',
        '查 Service 名和查 Pod 名是两个问题，答案也是两种。',
      ],
      task: '执行 `kubectl exec dns-test -- nslookup web-1.nginx`。',
      caption: '查 Pod 名，只得到它自己的地址；查 Service 名，得到全部就绪 Pod 的地址。',
      hints: ['和 `kubectl exec dns-test -- nslookup nginx` 比一比，那是另一个问题。'],
    },
    'new-ip-same-name': {
      title: 'Pod 换了，什么没换？',
      text: [
        '删掉 web-1，会再来一个 web-1。名字、地址、uid，三样里只有一样不变。',
        '设想两个客户端：一个记住了地址，一个记住了名字。',
      ],
      task: '执行 `kubectl delete pod web-1`，等它重新 Ready，再执行 `kubectl exec dns-test -- nslookup web-1.nginx`。',
      predict: {
        question: '你删掉 web-1。等它回来，哪些和原来一样？',
        choices: {
          name: '只有名字',
          'name claim': '名字和 PVC',
          'name claim ip': '名字、PVC 和 IP',
          'name claim ip uid': '全都一样，连 uid 也是',
        },
        why: '名字和 PVC 由序号决定。IP 和 uid 属于 Pod 对象，而对象已经换了一个。',
      },
      caption: '地址换了，名字没换。记地址的客户端从此找不到它，记名字的再问一次就找到了。',
      hints: ['等新的 web-1 Ready 再问；在那之前，这个名字没有记录。'],
    },
    'ask-too-early': {
      title: '问得太早',
      text: [
        '客户端可能去问一个还不存在的 Pod。DNS 回答没有，并且会记住这个回答：在这个集群里是 30 秒。',
        '那么，5 秒以后就 Ready 的 Pod 会怎样？',
      ],
      task: '执行 `kubectl exec dns-test -- nslookup web-3.nginx`，再执行 `kubectl scale sts web --replicas=4`；web-3 一 Ready 就再问一次，过半分钟再问一次。',
      caption: '问得太早，DNS 会把“没有这个名字”记住。最多 30 秒之内，已经就绪的 Pod 也查不到。',
      hints: ['第一次一定要在 web-3 出现之前问。', '时间不走的话，按播放，或者直接跳到后面。'],
    },
    'not-ready-not-listed': {
      title: '没 Ready 就没有名字',
      text: [
        '没有 Ready 的 Pod 不接请求，这是应当的。可它在 DNS 里也没有名字，而有些系统的成员在启动途中就要用名字互相找。',
        '有一个开关。它在集合上，还是在 Service 上？',
      ],
      task: `让 web-1 不 Ready，执行 \`kubectl patch svc nginx -p '{"spec":{"publishNotReadyAddresses":true}}'\`，再查 web-1.nginx。`,
      predict: {
        question: '假如 Service `nginx` 不是 `None`，而是有一个虚拟 IP，selector 不变。`web-0.nginx` 还能解析吗？',
        choices: { yes: '能', no: '不能' },
        why: '有虚拟 IP 的 Service 只有一条记录，指向那个 IP。只有 headless 的才给每个 Pod 一条。',
      },
      caption: '没有 Ready 的 Pod 默认没有 DNS 记录。开关是 `publishNotReadyAddresses`，在 Service 上。',
      hints: [
        '故障在 web-1 的详情里：“让它不 Ready”。',
        '改完再执行 `kubectl exec dns-test -- nslookup web-1.nginx`。如果之前问过，DNS 会把“没有”记半分钟。',
      ],
    },
    'wrong-service-name': {
      title: '全绿，却没有名字',
      text: [
        '三个 Pod 都 Ready，名字却一个也解析不了。没有谁报错：没有事件，也没有 condition。',
        '集合里写的是 `serviceName: nginx`。看看现在都有哪些 Service。',
      ],
      task: '不动集合，让名字能够解析：清单是现成的，执行 `kubectl apply -f service.yaml`。',
      predict: {
        question: '换一种失误：Service 名字没错，selector 里却打错了字。受影响的是什么？',
        choices: { stopped: '集合：Pod 不再 Ready', nameless: '只有名字：查不到了', unharmed: '什么都不受影响' },
        why: '集合用自己的 selector 找 Pod。Service 的是另一份，由它得来的只有 endpoints 和名字。',
      },
      caption: '`serviceName` 指向的 Service 存不存在，没有谁检查。Pod 照样运行，缺的只是名字；Service 以后补上也行。',
      hints: ['执行 `kubectl get services`。', '要的是 headless：有自己地址的 Service 不会给 Pod 名字。'],
    },
  },
};
