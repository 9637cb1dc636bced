namespace Satark.Places.Evidence.Networks;

/// <summary>Ranges of numbers that do not overlap, each with the index of a place: three plain arrays, searched by halves.</summary>
internal sealed class Ranges<T>
    where T : struct, IComparable<T>
{
    private T[] _first = [];
    private T[] _last = [];
    private int[] _place = [];

    // Needed only until the table is whole: where a range was read.
    private int[] _line = [];

    /// <summary>How many ranges there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a range that was read from a line.</summary>
    public void Add(T first, T last, int place, int line)
    {
        if (Count == _first.Length)
        {
            var size = Math.Max(1024, Count + (Count / 2));
            Array.Resize(ref _first, size);
            Array.Resize(ref _last, size);
            Array.Resize(ref _place, size);
            Array.Resize(ref _line, size);
        }

        (_first[Count], _last[Count], _place[Count], _line[Count]) = (first, last, place, line);
        Count++;
    }

    /// <summary>Puts the ranges in order; answers the lines of the first two that overlap, or null.</summary>
    public (int Line, int Earlier)? Close()
    {
        if (!IsSorted())
        {
            var order = new int[Count];
            for (var i = 0; i < Count; i++)
            {
                order[i] = i;
            }

            var keys = _first[..Count];
            Array.Sort(keys, order);
            _first = keys;
            _last = Array.ConvertAll(order, i => _last[i]);
            _place = Array.ConvertAll(order, i => _place[i]);
            _line = Array.ConvertAll(order, i => _line[i]);
        }
        else
        {
            Array.Resize(ref _first, Count);
            Array.Resize(ref _last, Count);
            Array.Resize(ref _place, Count);
        }

        for (var i = 1; i < Count; i++)
        {
            if (_first[i].CompareTo(_last[i - 1]) <= 0)
            {
                return (Math.Max(_line[i], _line[i - 1]), Math.Min(_line[i], _line[i - 1]));
            }
        }

        _line = [];
        return null;
    }

    /// <summary>The place of the range that holds a number, or -1.</summary>
    public int Find(T number)
    {
        var at = Array.BinarySearch(_first, number);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 && number.CompareTo(_last[at]) <= 0 ? _place[at] : -1;
    }

    private bool IsSorted()
    {
        for (var i = 1; i < Count; i++)
        {
            if (_first[i].CompareTo(_first[i - 1]) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
