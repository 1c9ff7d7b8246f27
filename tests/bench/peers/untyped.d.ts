// Frappe Charts comes without types: what is used of it. Style sheets have none.

declare module 'frappe-charts' {
  export interface FrappeData {
    labels: string[];
    datasets: { name: string; values: number[] }[];
  }
  export class Chart {
    constructor(
      place: Element,
      options: {
        title: string;
        type: 'bar';
        height: number;
        animate: 0 | 1;
        colors: string[];
        barOptions: { stacked: boolean; spaceRatio: number };
        valuesOverPoints: 0 | 1;
        data: FrappeData;
      },
    );
    update(data: FrappeData): void;
  }
}

declare module '*.css';
