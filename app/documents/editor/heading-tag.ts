/** The heading tag of a level: the page's title is its h1, so level 1 is h2; HTML has none below h6. */
export const headingTag = (level: number): string => `h${Math.min(level + 1, 6)}`
