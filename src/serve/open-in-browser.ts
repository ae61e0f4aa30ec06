import { spawn } from 'node:child_process';

/** Asks the system to show an address in the user's browser. It is a courtesy: whatever fails is passed over. */
export function openInBrowser(address: string, platform = process.platform, env = process.env): void {
  // Without a screen, xdg-open would start a browser inside the terminal.
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const [command, ...words] = commandFor(platform);
  const child = spawn(command, [...words, address], { detached: true, stdio: 'ignore', windowsHide: true });
  child.on('error', () => {});
  child.unref();
}

function commandFor(platform: NodeJS.Platform): [command: string, ...words: string[]] {
  switch (platform) {
    case 'darwin':
      return ['open'];
    case 'win32':
      return ['cmd', '/c', 'start', '""'];
    default:
      return ['xdg-open'];
  }
}
