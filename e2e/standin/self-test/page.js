globalThis.globalOfThePage = true;
Array.prototype.patchedByThePage = true;
globalThis.apiWasThereAtOnce = typeof globalThis.selfTest === 'object';
globalThis.violations = [];
document.addEventListener('securitypolicyviolation', (event) =>
  globalThis.violations.push(event.effectiveDirective),
);

const drop = document.querySelector('#drop');
drop.addEventListener('dragover', (event) => event.preventDefault());
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  globalThis.dropped = globalThis.selfTest.pathOf(event.dataTransfer.files[0]);
});
// A key that the page uses itself.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey && event.code === 'KeyL' && event.shiftKey) event.preventDefault();
});
document.querySelector('#state').textContent = 'ready';
