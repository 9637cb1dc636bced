using System.Text;
using System.Text.Json;
using Satark.Enrichment.Lines;

namespace Satark.Tests.Enrichment.Lines;

public sealed class EnrichLinesTests
{
    [Fact]
    public async Task A_message_is_answered_with_its_language_place_urgency_and_evidence()
    {
        var (answers, done) = await EnrichAsync("""{"id":"a1","text":"मैं बलिया में हूँ, बहुत अकेला हूँ"}""" + "\n");
        var answer = Assert.Single(answers);
        Assert.Equal(new EnrichedLines(1, 0), done);
        Assert.Equal(("a1", "hi", "UP", "Ballia"), (Word(answer, "id"), Word(answer, "lang"), Word(answer, "state"), Word(answer, "district")));
        Assert.InRange(answer.GetProperty("confidence").GetDouble(), 0.5, 1);
        Assert.InRange(answer.GetProperty("langConfidence").GetDouble(), 0.5, 1);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("station").ValueKind);
        Assert.Equal(JsonValueKind.String, answer.GetProperty("urgency").ValueKind);

        var piece = Assert.Single(answer.GetProperty("evidence").EnumerateArray().ToList());
        Assert.Equal(("named-place", "post", "Ballia"), (Word(piece, "kind"), Word(piece, "source"), Word(piece.GetProperty("place"), "district")));
        Assert.Equal("बलिया", Word(piece, "value"));
        Assert.Equal(4, piece.GetProperty("start").GetInt32());
    }

    [Fact]
    public async Task A_message_without_a_place_names_none_and_has_no_confidence()
    {
        var (answers, _) = await EnrichAsync("""{"id":1,"text":"main bahut thak gaya hu"}""");
        Assert.Equal((null, null, 0.0), (Word(answers[0], "state"), Word(answers[0], "district"), answers[0].GetProperty("confidence").GetDouble()));
        Assert.Equal(0, answers[0].GetProperty("evidence").GetArrayLength());
    }

    [Theory]
    [InlineData("12345678901234567890.10")]
    [InlineData("""{"a":[1,null,"\ud83d"]}""")]
    [InlineData("null")]
    [InlineData("\"क\\u0915\"")]
    public async Task An_id_comes_back_byte_by_byte(string id)
    {
        var output = await RawAsync(Encoding.UTF8.GetBytes($$"""{"text":"x","id":{{id}}}"""));
        Assert.StartsWith($$"""{"id":{{id}},"lang":""", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  ", "is empty")]
    [InlineData("nonsense", "is no JSON")]
    [InlineData("{\"text\":\"a", "is no JSON")]
    [InlineData("[1]", "is no JSON object")]
    [InlineData("\"text\"", "is no JSON object")]
    [InlineData("{\"id\":1}", "without \"text\"")]
    [InlineData("{\"id\":1,\"text\":null}", "no string")]
    [InlineData("{\"id\":1,\"text\":5}", "no string")]
    public async Task A_line_that_is_no_message_is_answered_in_its_place_with_what_is_wrong(string line, string fault)
    {
        var (answers, done) = await EnrichAsync("{\"text\":\"a b c\"}\r\n" + line + "\n{\"text\":\"d\"}\n");
        Assert.Equal(new EnrichedLines(3, 1), done);
        Assert.Equal(3, answers.Count);
        Assert.Contains("line 2 ", Word(answers[1], "error"), StringComparison.Ordinal);
        Assert.Contains(fault, Word(answers[1], "error"), StringComparison.Ordinal);
        Assert.All((string[])["lang", "langConfidence", "state", "district", "station", "confidence", "evidence", "urgency"], field => Assert.Equal(JsonValueKind.Null, answers[1].GetProperty(field).ValueKind));
        Assert.Equal(line.StartsWith("{\"id\"", StringComparison.Ordinal) ? "1" : "null", answers[1].GetProperty("id").GetRawText());
        Assert.False(answers[0].TryGetProperty("error", out _) || answers[2].TryGetProperty("error", out _));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_and_bytes_that_are_no_utf8_are_read_as_what_they_are()
    {
        byte[] input = [.. "{\"text\":\"Ballia me hu \\ud83d\"}\n{\"text\":\"Ballia me hu "u8, 0xFF, 0xC3, .. "\"}\n"u8];
        var lines = (await RawAsync(input)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Contains("\"district\":\"Ballia\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_byte_order_mark_crlf_and_a_last_line_without_an_end_change_nothing()
    {
        const string first = """{"id":1,"text":"Ballia me hu"}""", second = """{"id":2,"text":"Lucknow me hu"}""";
        var plain = await RawAsync(Encoding.UTF8.GetBytes(first + "\n" + second + "\n"));
        var marked = await RawAsync([.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(first + "\r\n" + second)]);
        Assert.Equal(plain, marked);
        Assert.Equal(2, plain.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Nothing_in_is_nothing_out() => Assert.Equal("", await RawAsync([]));

    [Fact]
    public async Task A_line_of_megabytes_and_lines_cut_at_any_byte_are_read_whole()
    {
        var filler = string.Concat(Enumerable.Repeat("कुछ भी नहीं ", 200_000));
        var input = Encoding.UTF8.GetBytes($$"""{"id":1,"text":"{{filler}}"}""" + "\n" + """{"id":2,"text":"Ballia me hu"}""");
        await using var slow = new TricklingStream(input, 7919);
        using var output = new MemoryStream();
        var done = await EnrichLines.BuiltIn().HandleAsync(slow, output, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((new EnrichedLines(2, 0), 2), (done, lines.Length));
        Assert.StartsWith("{\"id\":1,\"lang\":\"hi\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"district\":\"Ballia\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_beyond_all_measure_is_passed_over_and_the_next_one_read()
    {
        var input = new byte[LineReader.MostBytes + 2_000_000];
        Array.Fill(input, (byte)'a');
        var (answers, done) = await EnrichAsync([.. input, .. "\n{\"id\":2,\"text\":\"a b c\"}\n"u8]);
        Assert.Equal(new EnrichedLines(2, 1), done);
        Assert.Contains("longer than 32 MiB", Word(answers[0], "error"), StringComparison.Ordinal);
        Assert.Equal(2, answers[1].GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task An_answer_is_written_before_the_next_message_is_waited_for()
    {
        await using var input = new TricklingStream(Encoding.UTF8.GetBytes("{\"text\":\"a\"}\n{\"text\":\"b\"}\n"), 13);
        using var output = new MemoryStream();
        var seen = new List<int>();
        input.OnRead = () => seen.Add(Encoding.UTF8.GetString(output.ToArray()).Count(c => c == '\n'));
        await EnrichLines.BuiltIn().HandleAsync(input, output, CancellationToken.None);
        Assert.Equal([0, 1, 2], seen);
    }

    [Fact]
    public async Task Composed_and_decomposed_spelling_get_the_same_answer()
    {
        // ड़ and ज़ as one character and as letter with nukta; é likewise.
        var (answers, _) = await EnrichAsync("{\"text\":\"\\u0906\\u095b\\u092e\\u0917\\u095d में हूँ caf\\u00e9\"}\n{\"text\":\"\\u0906\\u091c\\u093c\\u092e\\u0917\\u0922\\u093c में हूँ cafe\\u0301\"}\n");
        Assert.Equal("Azamgarh", Word(answers[0], "district"));
        foreach (var field in (string[])["lang", "langConfidence", "state", "district", "confidence", "urgency"])
        {
            Assert.Equal(answers[0].GetProperty(field).GetRawText(), answers[1].GetProperty(field).GetRawText());
        }
    }

    private static string? Word(JsonElement json, string field) => json.GetProperty(field) is { ValueKind: not JsonValueKind.Null } value ? value.GetString() : null;

    private static Task<(List<JsonElement> Answers, EnrichedLines Done)> EnrichAsync(string input) => EnrichAsync(Encoding.UTF8.GetBytes(input));

    private static async Task<(List<JsonElement> Answers, EnrichedLines Done)> EnrichAsync(byte[] input)
    {
        using var output = new MemoryStream();
        var done = await EnrichLines.BuiltIn().HandleAsync(new MemoryStream(input), output, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n');
        Assert.Equal("", lines[^1]);
        return ([.. lines[..^1].Select(line => JsonDocument.Parse(line).RootElement)], done);
    }

    private static async Task<string> RawAsync(byte[] input)
    {
        using var output = new MemoryStream();
        await EnrichLines.BuiltIn().HandleAsync(new MemoryStream(input), output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Gives at most so many bytes at a time, as a pipe may.</summary>
    private sealed class TricklingStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public Action? OnRead { get; set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            OnRead?.Invoke();
            return base.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);
        }
    }
}
