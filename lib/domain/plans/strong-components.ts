/** Nodes that lie on common circles, group by group; a group comes before those that it leads to. */
export function strongComponents(count: number, edges: readonly (readonly [number, number])[]): number[][] {
  const onward = listsOf(count, edges);
  const back = listsOf(
    count,
    edges.map(([from, to]) => [to, from] as const),
  );
  const groupOf = new Array<boolean>(count).fill(false);
  return finished(onward)
    .reverse()
    .flatMap((root) => {
      const group = reach(back, root, groupOf);
      return group.length === 0 ? [] : [group];
    });
}

function listsOf(count: number, edges: readonly (readonly [number, number])[]): number[][] {
  const lists = Array.from({ length: count }, (): number[] => []);
  for (const [from, to] of edges) lists[from]?.push(to);
  return lists;
}

/** Every node after all that it leads to, as far as circles allow. */
function finished(onward: readonly (readonly number[])[]): number[] {
  const seen = new Array<boolean>(onward.length).fill(false);
  const done: number[] = [];
  for (const root of onward.keys()) {
    if (seen[root]) continue;
    seen[root] = true;
    const path = [{ node: root, next: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = onward[top.node]?.[top.next];
      top.next += 1;
      if (to === undefined) {
        done.push(top.node);
        path.pop();
      } else if (!seen[to]) {
        seen[to] = true;
        path.push({ node: to, next: 0 });
      }
    }
  }
  return done;
}

function reach(lists: readonly (readonly number[])[], root: number, seen: boolean[]): number[] {
  if (seen[root]) return [];
  seen[root] = true;
  const found = [root];
  for (const node of found) {
    for (const to of lists[node] ?? []) {
      if (seen[to]) continue;
      seen[to] = true;
      found.push(to);
    }
  }
  return found;
}
