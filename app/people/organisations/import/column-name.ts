/** The name of a column as it begins a line. */
export const beginning = (name: string) => `${name.charAt(0).toLocaleUpperCase()}${name.slice(1)}`
