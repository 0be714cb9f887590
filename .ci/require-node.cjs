// Runs before every script, on whatever Node is there: so it is CommonJS and old JavaScript.
'use strict';

var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    'This needs Node 24 or later; this is ' +
      process.version +
      '.\n"npm ci" brings its own Node for npm\'s scripts: run it without --ignore-scripts, then try again.',
  );
  process.exit(1);
}
