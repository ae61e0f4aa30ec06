/**
 * The style with its list of sources in the order of what it prints. Chicago puts the name of a newspaper or a website
 * where no author is known, but sorts such an entry by its title, so that Izvestia would stand among the R.
 */
export function sortedAsPrinted(xml: string): string {
  return xml.replace(
    /(<macro name="contributors-sort">(?:(?!<\/macro>)[\s\S])*?<names variable="translator"\/>\s*)(?=<text macro="title"\/>)/,
    `$1${container}`,
  );
}

const container =
  '<choose><if type="article-magazine article-newspaper webpage post-weblog" match="any">' +
  '<text variable="container-title"/></if></choose>';
