namespace Satark.Places.Import;

/// <summary>How many letters have to be added, left out, changed or swapped with their neighbour to make one word of another (Damerau, restricted).</summary>
internal static class EditDistance
{
    /// <summary>The number of steps; anything above <paramref name="most"/> where there are more than that.</summary>
    public static int Between(string one, string other, int most)
    {
        var (two, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var least = row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], two[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > most + 1)
            {
                return least; // a swap looks two rows back: it gains one step at most
            }

            (two, last, row) = (last, row, two);
        }

        return last[other.Length];
    }
}
