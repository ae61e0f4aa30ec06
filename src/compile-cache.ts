import module from 'node:module';

/** From Node 22 on compiled code is kept between runs. */
export function enableCompileCache(): void {
  const enable: unknown = Reflect.get(module, 'enableCompileCache');
  if (typeof enable === 'function') enable.call(module);
}
