/* Stands alone and uses old syntax only, so that an old Node can read it and say what is missing. */
var wanted = [20, 19];
var found = process.versions.node.split('.').map(Number);

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  process.stderr.write(
    'Busyhour needs Node ' + wanted.join('.') + ' or later and this is Node ' + process.versions.node +
    ': install a newer one from https://nodejs.org and try again.\n'
  );
  process.exit(1);
}
