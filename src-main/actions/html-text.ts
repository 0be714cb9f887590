/** Names are chosen freely by others: nothing of them becomes markup. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** One page to print: no scripts, nothing loaded from anywhere, as its policy says. `title` and `body` are markup. */
export const htmlPage = (language: string, title: string, style: string, body: string): string =>
  `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
${style}
</style>
</head>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`;
