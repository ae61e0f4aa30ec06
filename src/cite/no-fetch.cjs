// Stands in for the two fetching packages inside Citation.js in the bundled command line: only text is ever read.
module.exports = () => ({});
