/** 1.33 和 1.37 判断不同的地方，写在做判断的函数旁边。 */
import type { versionNotes as English } from '../../en/diagnosis/versionNotes.ts';

export const versionNotes: typeof English = {
  staleCache: '1.36 起，缓存还没看到控制器自己的写入时拒绝同步；更早的版本照缓存里的样子继续。',
  revisionBytes:
    '1.34 起，版本里不再有 creationTimestamp: null，哈希因此全部不同。1.34.2 起，新建版本前按语义比较模板；更早的版本逐字节比较。',
  healthyMeansAvailable:
    '别的 Pod 要等的那个 Pod，在 1.37 里 Ready 满 minReadySeconds 才算健康，在 1.33 里 Ready 就算。',
  maxUnavailableGate:
    'feature gate MaxUnavailableStatefulSet 在 1.35.0 到 1.35.3 打开，之后到 1.36 关闭，1.37 又打开。关着的时候，更新一次只换一个 Pod。',
  parallelReplacesFirst:
    '打开这个 gate 后，1.37 的 Parallel 先替换不可用的旧 Pod，不占预算。1.35.0 里它们会占满预算，坏掉的发布在 Parallel 下也会卡住。',
  everyStrategyCompletes: '1.37 里任何策略都会更新 currentRevision，1.33 里只有 RollingUpdate 会。',
};
