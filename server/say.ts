/** Words to whoever started the process, apart from the log's JSON. */
export const say = (text: string) => void process.stderr.write(`${text}\n`)
