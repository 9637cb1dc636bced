using System.Text;
using Satark.Roster.Posts;
using Satark.Roster.Sheets;
using Satark.Support.Hostile;
using Satark.Support.Hostile.Outputs;
using static Satark.Tests.Roster.Rosters;

namespace Satark.Tests.Hostile;

/// <summary>The corpus through the roster's sheet, in and out.</summary>
public sealed class HostileSheetTests
{
    private const string Head = "kind,post,name,role,desk,phone,whatsapp,mail,hours,officer,from,to\r\n";
    private const string Good = "post,op,Operator,operator,state,,,,24x7,,,\r\n";
    private static readonly int Inputs = Environment.GetEnvironmentVariable("SATARK_LONG") == "1" ? 1_000_000 : 3_000;

    [Fact]
    public void Each_word_in_each_cell_is_taken_as_it_stands_or_refused_with_its_line_and_its_cell()
    {
        string[] row = ["post", "op", "Operator", "operator", "state", "", "", "", "24x7", "", "", ""];
        var (taken, refused) = (0, 0);
        foreach (var word in HostileWords.All)
        {
            for (var n = 0; n < row.Length; n++)
            {
                string[] cells = [.. row];
                cells[n] = word.Text;
                var (plan, faults) = RosterSheet.Read(Head + Line(cells) + Good, [Asha]);

                // The good row behind it is read whatever stands before it, and a cell is never two.
                Assert.All(faults, f => Assert.True(f.Line > 1 && f.What.Length > 10, f.ToString()));
                Assert.All(faults, f => Assert.Empty(TextOutput.LogFaults(f.ToString().Replace(HostileWords.Needle, "", StringComparison.OrdinalIgnoreCase))));
                Assert.Contains(plan.Posts, p => p.Id == "op");
                Assert.Empty(SheetOutput.Faults(RosterSheet.Write(plan)));
                _ = faults.Any(f => f.Line == 2) ? refused++ : taken++;
            }
        }

        Assert.True(refused > HostileWords.All.Count * 8, $"{refused} refused, {taken} taken");
    }

    [Fact]
    public void A_roster_that_holds_the_words_is_written_as_cells_that_no_spreadsheet_runs_and_reads_back_as_it_was()
    {
        foreach (var word in HostileWords.All)
        {
            var plan = new DutyPlan([Post("op") with { Name = word.Text, Mail = word.Text }], [Fills("op", Asha)], [new("op", Monday, word.Text)], [new(Monday, word.Text)]);

            Assert.Empty(SheetOutput.Faults(RosterSheet.Write(plan)));
        }

        // What reading takes comes back to the letter, signs of formulas too.
        string[] names = ["=1+1", "+91", "-x", "@y", "'z", "''=q", "a;b", "a,\"b\"", "=HYPERLINK(\"x\";\"y\")", "\uFF1Dx"];
        var posts = names.Select((name, n) => Post($"op{n}") with { Name = name }).ToList();
        var (read, faults) = RosterSheet.Read(RosterSheet.Write(new DutyPlan(posts, [], [], [])), []);
        Assert.Empty(faults);
        Assert.Equal(names, read.Posts.Select(p => p.Name));
    }

    [Fact]
    public void Bytes_rows_cells_and_names_have_their_limits_and_each_is_named()
    {
        Assert.Empty(Read(Head + string.Concat(Enumerable.Range(0, RosterSheet.MostRows - 1).Select(n => $"holiday,,Day,,,,,,,,{new DateOnly(2000, 1, 1).AddDays(n):yyyy-MM-dd},\r\n"))));
        Assert.Contains("at most 20000 rows", Read(Head + string.Concat(Enumerable.Repeat("\r\n", RosterSheet.MostRows)))[0].What, StringComparison.Ordinal);
        Assert.Empty(Read(Head + Good.Replace("Operator,", new string('x', 60) + ",", StringComparison.Ordinal)));
        Assert.Equal("name", Assert.Single(Read(Head + Good.Replace("Operator,", new string('x', 61) + ",", StringComparison.Ordinal))).Column);
        Assert.Equal("name", Assert.Single(Read(Head + $"holiday,,{new string('x', 61)},,,,,,,,2026-03-02,\r\n")).Column);
        Assert.Empty(Read(Head + Good.Replace(",state,", $",station/ballia/{new string('x', RosterSheet.MostOfCell - 15)},", StringComparison.Ordinal)));
        Assert.Contains(Read(Head + Good.Replace(",state,", $",station/ballia/{new string('x', RosterSheet.MostOfCell - 14)},", StringComparison.Ordinal)), f => f.Column == "desk" && f.What.Contains("at most 300", StringComparison.Ordinal));
        Assert.Contains(Read(Head + Good.Replace("\r\n", new string(',', 100_000) + "x\r\n", StringComparison.Ordinal)), f => f.What.Contains("more cells", StringComparison.Ordinal));
        Assert.True(Read("kind," + new string('x', 100_000) + "\r\n")[0].ToString().Length < 500);
    }

    [Fact]
    public async Task A_file_larger_than_any_roster_is_not_even_read_to_its_end()
    {
        using var world = await new World().WithPeopleAsync();
        var sheet = new byte[RosterSheet.MostBytes + 1];
        sheet.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(Head + Good).CopyTo(sheet, 0);

        Assert.Contains("8 MiB", (await world.Import.HandleAsync(sheet, dryRun: true, default)).Faults[0].What, StringComparison.Ordinal);
        Assert.DoesNotContain("8 MiB", string.Concat((await world.Import.HandleAsync(sheet.AsMemory(0, RosterSheet.MostBytes), dryRun: true, default)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_text_is_refused_and_nothing_is_imported()
    {
        using var world = await new World().WithPeopleAsync();
        foreach (var broken in HostileBytes.Encodings)
        {
            var done = await world.Import.HandleAsync(Encoding.UTF8.GetBytes(Head + Good).Concat(broken.Bytes).ToArray(), dryRun: false, default);
            Assert.Contains("UTF-8", Assert.Single(done.Faults).What, StringComparison.Ordinal);
        }

        Assert.Empty((await world.Duty.PlanAsync(default)).Plan.Posts);
    }

    [Fact]
    public void Any_sheet_however_mangled_is_read_or_refused()
    {
        var random = new Random(20261123);
        string[] pieces = [Head, Good, "filling,op,,,,,,,,asha,2026-03-02,\r\n", "override,op,,,,,,,off,,2026-03-02,2026-03-04\r\n", "holiday,,Holi,,,,,,,,2026-03-02,\r\n", "\"", ",", ";", "\r", "\n", "\0", "'", "=", "mon-fri 08:00-20:00", "9999-12-31", "\uFEFF", "\uD800"];
        var (read, refused) = (0, 0);
        for (var i = 0; i < Inputs; i++)
        {
            var text = random.Next(3) == 0 ? Head : Head + Good;
            for (var n = random.Next(6); n > 0; n--)
            {
                text = text.Insert(random.Next(text.Length + 1), random.Next(4) == 0 ? HostileWords.All[random.Next(HostileWords.All.Count)].Text : pieces[random.Next(pieces.Length)]);
            }

            var (plan, faults) = RosterSheet.Read(text, [Asha]);
            Assert.Empty(SheetOutput.Faults(RosterSheet.Write(plan)));
            _ = faults.Count == 0 ? read++ : refused++;
        }

        Assert.True(read > Inputs / 50 && refused > Inputs / 5, $"{read} read, {refused} refused");
    }

    private static IReadOnlyList<SheetFault> Read(string csv) => RosterSheet.Read(csv, [Asha]).Faults;

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";
}
