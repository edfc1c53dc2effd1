/** Creative Commons Attribution 4.0: whoever uses the numbers says where they are from. */
export const LICENCE = { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" }
