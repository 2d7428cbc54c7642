export interface FrontPlaces {
  readonly httpsPort: number;
  readonly httpPort: number;
  readonly portal: string;
  readonly certificate: string;
  readonly key: string;
  readonly logs: string;
}

/** The file of the documentation with the places of this machine put in, and nothing else changed. */
export function frontConfiguration(text: string, places: FrontPlaces): string {
  const pieces: readonly (readonly [string, string])[] = [
    ["listen 443 ", `listen 127.0.0.1:${places.httpsPort} `],
    ["listen 80 ", `listen 127.0.0.1:${places.httpPort} `],
    ["listen 80;", `listen 127.0.0.1:${places.httpPort};`],
    ["server 127.0.0.1:3000;", `server ${places.portal};`],
    ["/etc/ssl/headwater/fullchain.pem", places.certificate],
    ["/etc/ssl/headwater/key.pem", places.key],
    ["/var/log/nginx/", `${places.logs}/`],
    ["/var/cache/", `${places.logs}/`],
  ];
  return pieces.reduce((fitted, [from, to]) => {
    if (!fitted.includes(from)) throw new Error(`docs/nginx.conf.example says ${from} no more`);
    return fitted.replaceAll(from, to);
  }, text);
}
