/** The most letters of a comment. */
export const LONGEST_BODY = 5000
