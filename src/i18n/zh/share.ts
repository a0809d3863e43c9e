import type { share as English } from '../en/share.ts';

export const share: typeof English = {
  title: '分享',
  ways: '分享、保存和打开的方式',
  tabs: {
    link: '链接',
    qr: '二维码',
    iframe: 'Iframe',
    reveal: 'reveal.js',
    slidev: 'Slidev',
    markdown: 'Markdown',
    html: 'HTML 文件',
  },

  copy: '复制',
  copied: '已复制',
  copyClosed: '这个页面不能使用剪贴板。文字已经选中，请用快捷键或系统菜单复制。',
  saved: (name) => `已保存为 ${name}。`,
  preview: '预览',
  previewOf: (title) => `预览：${title}`,
  noPreview: '从磁盘打开的页面不能在自己里面再嵌一个画面。看到的就是这张图。',

  link: {
    about: '打开它的人看到的就是这一刻，前后的历史都在。内容全在 # 后面，不会发给任何服务器。',
    label: '此刻的链接',
    length: (characters) => `共 ${characters} 个字符`,
    tooMuch: '这段历史太长，放不进一个链接。可以存成场景文件，再用“打开”读回来。',
    pasted: '这里的起点是你粘贴的对象。它们只留在这个页面里，所以没有链接。',
    onDisk: '这个页面是从磁盘打开的：只有同一个文件在同一个位置时，链接才能用。',
  },
  qr: {
    about: '给在座的各位用手机扫。',
    name: (title) => `链接的二维码：${title}`,
    tooMuch: '这个链接太长，做成二维码手机就扫不出来了。',
    save: '保存为 SVG',
  },

  titleLabel: '画面里有什么',
  titleAbout: '读给看不见画面的人听。',
  momentTitle: (set, headline) => `StatefulSet ${set}：${headline}`,

  looks: {
    view: '显示',
    views: { stage: '只有画面', 'stage+timeline': '画面和时间线', full: '整个页面' },
    controls: '控件',
    controlsNames: { mini: '小播放器', none: '没有', full: '还有 spec 的字段' },
    plays: '播放',
    playsNames: { no: '有人点才播放', yes: '立即播放', slide: '随幻灯片播放' },
    theme: '主题',
    themes: { auto: '跟随系统', light: '浅色', dark: '深色', contrast: '高对比度', transparent: '透明' },
    lang: '语言',
    langs: { auto: '跟随浏览器', en: 'English', zh: '中文' },
    width: '宽',
    height: '高',
    captions: '显示画面上方的那句话',
    clip: '从上一次修改到这里',
  },
  snippets: {
    iframe: '任何网页都能用：粘贴到要放画面的地方。',
    reveal: '方向键先在画面里一步步走，走到头再翻页。脚本每份幻灯片只需要一次。',
    slidev: '一页幻灯片。怎样让方向键在画面里走，见关于嵌入的页面。',
    markdown: '一张图，点开就是这一刻。把图片保存在文档旁边。',
    label: '要粘贴的内容',
    more: '关于嵌入的一切',
    savePicture: '保存图片',
  },
  html: {
    about: '页面和这一刻都在一个文件里：不用网络，从磁盘就能打开，也能放进沙箱 iframe。',
    save: '保存为 HTML',
    absent: '这个站点没有单文件版的页面，所以存不出来。',
  },
};
