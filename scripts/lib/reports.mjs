/** What the reports of Vitest and Playwright say of the tests that failed, so that the failures are read before anything else. */

/** `{file, name, why}` for each failed test of a Vitest JSON report, and for each file that could not be loaded. */
export function failedUnits({ testResults }) {
  return testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [{ file, name: 'could not be loaded', why: message }];
    return failed.map(({ fullName, failureMessages }) => ({ file, name: fullName, why: failureMessages.join('\n') }));
  });
}

/** The same for a Playwright JSON report, `status` being `unexpected`, or `flaky` for what passed only when tried again. */
export function browserTests({ suites }, status) {
  return suites.flatMap((suite) => testsOf(suite, [])).filter((test) => test.status === status);
}

function testsOf({ file, title, suites = [], specs = [] }, above) {
  const titles = title === file ? above : [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ status, results }) => ({
      file: `${file}:${spec.line}`,
      name: [...titles, spec.title].join(' '),
      status,
      why: results.flatMap(({ errors }) => errors.map(({ message }) => message)).join('\n'),
    })),
  );
  return [...own, ...suites.flatMap((suite) => testsOf(suite, titles))];
}

/** The failures as text: all names first, and then each with its reason, of which a screenful is enough. */
export function toldFailures(failures) {
  const names = failures.map(({ file, name }) => `✗ ${file}  ${name}`);
  const reasons = failures.map(({ file, name, why }) => `✗ ${file}  ${name}\n${firstLines(plain(why), 40)}`);
  return [...names, '', reasons.join('\n\n')].join('\n');
}

function firstLines(text, count) {
  const lines = text.split('\n');
  return lines.length <= count ? text : [...lines.slice(0, count), `… ${lines.length - count} more lines`].join('\n');
}

function plain(text = '') {
  // oxlint-disable-next-line no-control-regex -- the colours of a terminal begin with this very character
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}
