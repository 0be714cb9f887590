/** pdf.js declares only its other half. Importing this one makes it known to that one. */
declare module 'pdfjs-dist/build/pdf.worker.mjs';
