import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { focusPrompt } from './promptFocus.ts';

/** An empty terminal offers lines that show something at once. */
export function Beginning({ onRun }: { readonly onRun: (line: string) => void }) {
  const { terminal: words } = useWords();
  const language = useOrdinal((store) => store.language);
  const name = useOrdinal((store) => store.setName);
  const lines = [
    'kubectl get pods --watch',
    `kubectl scale sts ${name} --replicas=5`,
    `kubectl delete pod ${name}-1`,
    'help',
  ];
  return (
    <div className="terminal-beginning">
      <p lang={language === 'zh' ? 'zh-Hans' : 'en'}>{words.intro}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <button
              type="button"
              onClick={() => {
                onRun(line);
                // The button is gone with the first line.
                focusPrompt();
              }}
            >
              <code>{line}</code>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
