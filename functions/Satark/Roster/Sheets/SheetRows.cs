using Satark.Roster.Posts;

namespace Satark.Roster.Sheets;

/// <summary>What the rows say, and what they contradict each other in.</summary>
internal sealed class SheetRows(List<SheetFault> faults)
{
    private readonly Dictionary<string, (Post Post, int Line)> _posts = new(StringComparer.Ordinal);
    private readonly List<(Filling Filling, int Line)> _fillings = [];
    private readonly Dictionary<(string, DateOnly), (DutyOverride Override, int Line)> _overrides = [];
    private readonly Dictionary<DateOnly, (Holiday Holiday, int Line)> _holidays = [];

    /// <summary>Adds what a row says; what it contradicts is a fault of it.</summary>
    public void Add(SheetRow row)
    {
        switch (row["kind"]?.ToLowerInvariant())
        {
            case "post" when row.Post() is { } post:
                Once(row, _posts.TryAdd(post.Id, (post, row.Line)), "post", () => _posts[post.Id].Line);
                break;
            case "filling" when row.Filling() is { } filling:
                _fillings.Add((filling, row.Line));
                break;
            case "override":
                foreach (var other in row.Overrides())
                {
                    Once(row, _overrides.TryAdd((other.Post, other.Date), (other, row.Line)), "from", () => _overrides[(other.Post, other.Date)].Line);
                }

                break;
            case "holiday" when row.Holiday() is { } holiday:
                Once(row, _holidays.TryAdd(holiday.Date, (holiday, row.Line)), "from", () => _holidays[holiday.Date].Line);
                break;
            case "post" or "filling" or "holiday":
                break;
            default:
                row.Wrong("kind", "one of post, filling, override, holiday.");
                break;
        }
    }

    /// <summary>The roster that all rows make, with a fault for each that fits none of the others or no officer.</summary>
    public DutyPlan Whole(IReadOnlyList<Officer> officers)
    {
        var byId = officers.ToDictionary(o => o.Id, StringComparer.Ordinal);
        var earlier = new Dictionary<(string, string), List<(Filling Filling, int Line)>>();
        foreach (var (filling, line) in _fillings)
        {
            if (Misfit(filling, byId) is var (column, what))
            {
                faults.Add(new SheetFault(line, column, what));
            }

            var same = earlier.TryGetValue((filling.Post, filling.Officer), out var known) ? known : earlier[(filling.Post, filling.Officer)] = [];
            if (same.FirstOrDefault(e => Overlap(e.Filling, filling)) is { Line: > 0 } twice)
            {
                faults.Add(new SheetFault(line, "from", $"line {twice.Line} has the same person on the same post on some of these days."));
            }

            same.Add((filling, line));
        }

        foreach (var (other, line) in _overrides.Values.Where(o => !_posts.ContainsKey(o.Override.Post)))
        {
            faults.Add(new SheetFault(line, "post", $"there is no post '{other.Post}' in this sheet."));
        }

        return new DutyPlan([.. _posts.Values.Select(p => p.Post)], [.. _fillings.Select(f => f.Filling)], [.. _overrides.Values.Select(o => o.Override)], [.. _holidays.Values.Select(h => h.Holiday)]);
    }

    private (string Column, string What)? Misfit(Filling filling, Dictionary<string, Officer> officers) =>
        !_posts.TryGetValue(filling.Post, out var post) ? ("post", $"there is no post '{filling.Post}' in this sheet, or its row is wrong.")
        : !officers.TryGetValue(filling.Officer, out var officer) ? ("officer", $"there is no user '{filling.Officer}': add them first ('user add').")
        : !post.Post.Suits(officer) ? ("officer", $"{officer.Id} is {Words<Role>.Of(officer.Role)} of {officer.Jurisdiction}, and the post needs {Words<Role>.Of(post.Post.Role)} of {post.Post.Desk}: change the user first, for a post gives nobody more than their account.")
        : null;

    private static void Once(SheetRow row, bool isFirst, string column, Func<int> first)
    {
        if (!isFirst)
        {
            row.Wrong(column, $"line {first()} says this already: leave one of the two out.");
        }
    }

    private static bool Overlap(Filling one, Filling other) => one.From <= (other.To ?? DateOnly.MaxValue) && other.From <= (one.To ?? DateOnly.MaxValue);
}
