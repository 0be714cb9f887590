/** What stands in a page is freely chosen by others: nothing of it becomes markup. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A page to print: no scripts, nothing loaded from anywhere, as its policy says. `body` is markup. */
export const printablePage = (language: string, title: string, style: string, body: string): string =>
  `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
body { font: 11pt/1.5 sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }
${style}
</style>
</head>
<body>
${body}
</body>
</html>
`;
