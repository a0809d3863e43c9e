import type { links as English } from '../en/links.ts';

export const links: typeof English = {
  share: '分享',
  dropHere: '松手即可打开',
  diagnose: '诊断',
  live: '真实集群',
  newVersion: 'Ordinal 有新版本了。下次访问时自动启用；也可以现在重新加载这个页面来启用。',
  takeNewVersion: '现在加载',

  differs: '这个链接是用另一版 Ordinal 生成的：用这一版重放，得到的集群与当时分享的不一样。',
  fullscreen: '全屏，或退出全屏',
  fullPage: '在新标签页里用 Ordinal 打开这一刻',

  problems: {
    tooLong: '这个链接比 Ordinal 生成的任何链接都长，所以没有打开。',
    tooBig: '这个链接解压后超出了 Ordinal 接受的大小，所以没有打开。',
    damaged: '这个链接已损坏，可能在传递时被截断了。请重新索取一份。',
    unknownVersion: (version) => `这个链接出自更新的 Ordinal（${version}）。请刷新页面后再打开。`,
    invalid: (place) => (place === '' ? '这个链接里没有可用的场景。' : `这个链接里的场景有错误，位置在 ${place}。`),
    unknownKey: (key, known) => `这个链接写了“${key}”，但没有这一项。可用的有 ${known.join('、')}。`,
    badValue: (key, value) => `这个链接把 ${key} 写成“${value}”，无法识别。`,
    tooSlow: '这个链接里的历史要算太久，所以没有打开。',
    refused: (message) => `API server 拒绝了这个链接里的 StatefulSet：${message}`,
  },
};
