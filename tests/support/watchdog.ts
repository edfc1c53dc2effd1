import { spawn } from "node:child_process"

const WAIT = 'read -r line && exit; kill -9 "$1" 2>/dev/null; [ -z "$2" ] || rm -rf "$2"'

/**
 * Ends a process and removes its folder if this process goes away without having said that it is done with
 * them: a shell waits on a pipe that closes with us, in whatever manner we end.
 * @returns says that the process has ended and the folder was seen to
 */
export const guard = (pid: number, folder = ""): (() => void) => {
  const args = ["-c", WAIT, "guard", String(pid), folder]
  const shell = spawn("/bin/sh", args, { detached: true, stdio: ["pipe", "ignore", "ignore"] })
  shell.stdin.on("error", () => {})
  shell.unref()
  return () => void shell.stdin.end("done\n")
}
