/** Pod 里面发生的事：init 容器、重启与退避、探针，以及多个容器中的某一个。 */
import type { containers as English } from '../en/narrationContainers.ts';

export const containers: typeof English = {
  pullWaits: ({ pod }) => ({
    headline: `kubelet 等一会儿再拉 ${pod} 的镜像。`,
    reason: 'ImagePullBackOff：先等 10 秒，以后每次翻倍，最多 5 分钟。',
  }),
  initStarted: ({ pod, container }) => ({
    headline: `${pod} 的 init 容器 ${container} 在运行。`,
    reason: 'init 容器一个接一个运行，下一个或者应用本身，要等它结束。',
  }),
  initDone: ({ pod, container }) => ({
    headline: `${pod} 的 init 容器 ${container} 完成了。`,
    reason: '接下来 kubelet 启动下一个 init 容器，或者一起启动其余容器。',
  }),
  initFailed: ({ pod, container }) => ({
    headline: `${pod} 的 init 容器 ${container} 失败了。`,
    reason: 'kubelet 会反复运行它，直到退出码为 0。在那之前 Pod 是 Pending。',
  }),
  initWaits: ({ pod, container }) => ({
    headline: `kubelet 等一会儿再运行 ${pod} 的 ${container}。`,
    reason: 'Init:CrashLoopBackOff：每失败一次，等待翻倍，最多 5 分钟。',
  }),
  initRestarted: ({ pod, container }) => ({
    headline: `kubelet 再次运行 ${pod} 的 ${container}。`,
    reason: '已经完成的 init 容器不再重来，只重复这一个。',
  }),
  crashWaits: ({ pod }) => ({
    headline: `kubelet 等一会儿再重启 ${pod} 的容器。`,
    reason: 'CrashLoopBackOff 就是这段等待：10 秒起，每次翻倍。连续跑满 10 分钟才清零。',
  }),
  livenessFailed: ({ pod, container }) => ({
    headline: `${pod} 的存活探针失败，${container} 将重启。`,
    reason: '容器先收到 SIGTERM，有一段宽限期，然后才是 SIGKILL。Pod 不变。',
  }),
  startupFailed: ({ pod, container }) => ({
    headline: `${pod} 的启动探针失败，${container} 将重启。`,
    reason: '应用启动得比探针允许的慢。重启之后，一切从头开始。',
  }),
  startupSucceeded: ({ pod, container }) => ({
    headline: `${pod} 的启动探针成功，${container} 已启动。`,
    reason: '从现在起才做就绪探针和存活探针，之前一直没有做。',
  }),
  stillUnready: ({ pod }) => ({
    headline: `${pod} 的就绪探针一直失败，没有 Ready。`,
    reason: '就绪探针失败不会重启任何东西：DNS 里没有它，控制器等着。',
  }),
  ready: ({ pod, container }) => ({
    headline: `${pod} 的容器 ${container} 就绪了。`,
    reason: '所有容器都就绪，Pod 才 Ready。',
  }),
  unready: ({ pod, container }) => ({
    headline: `${pod} 的容器 ${container} 不再就绪。`,
    reason: '只要有一个容器没就绪，Pod 就不 Ready。',
  }),
  ended: ({ pod, container }) => ({
    headline: `${pod} 的容器 ${container} 结束了。`,
    reason: '接下来怎样由重启策略决定，其他容器照常运行。',
  }),
  waits: ({ pod, container }) => ({
    headline: `kubelet 等一会儿再重启 ${pod} 的 ${container}。`,
    reason: '每个容器各有各的退避时间，其他容器照常运行。',
  }),
  restarted: ({ pod, container }) => ({
    headline: `kubelet 重启了 ${pod} 的容器 ${container}。`,
    reason: '重启是 kubelet 的事，不经过任何控制器。所有容器都就绪，Pod 才 Ready。',
  }),
  endedBadly: ({ pod }) => ({
    headline: `${pod} 的容器都结束了，有失败的：它已 Failed。`,
    reason: '按它的重启策略，什么都不再启动。',
  }),
  rebooted: ({ pod }) => ({
    headline: `kubelet 重新启动 ${pod} 的容器。`,
    reason: '它的节点断过电。Pod 和名字没变，沙箱和地址换了新的。',
  }),
};
