// The broker's clock and its faults belong to the whole process: two tests at once would turn each other's time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
