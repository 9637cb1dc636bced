using System.Reflection;
using System.Text.Json;
using Satark.Http.Moves;

namespace Satark.Local.Tests.Http;

/// <summary>Whatever a page says with a move has a limit; a field that is added without one is found here.</summary>
public sealed class MoveLimitTests
{
    private static readonly Dictionary<string, int> Longer = new() { ["reason"] = 10_000, ["note"] = 10_000, ["text"] = 10_000, ["value"] = 2_000, ["url"] = 2_000 };

    public static TheoryData<string> Fields => [.. typeof(MoveBody).GetProperties().Where(p => p.CanWrite && p.PropertyType == typeof(string)).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_is_taken_at_its_limit_and_named_one_beyond_it(string property)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(property);
        var most = Longer.GetValueOrDefault(name, 200);

        Assert.Null(With(property, new string('x', most)).TooLong());
        Assert.Equal(name, With(property, new string('x', most + 1)).TooLong());
    }

    [Fact]
    public void A_list_is_as_long_as_its_longest_item()
    {
        Assert.Null(new MoveBody { Districts = ["x", new string('x', 200), null!] }.TooLong());
        Assert.Equal("districts", new MoveBody { Districts = ["x", new string('x', 201)] }.TooLong());
    }

    private static MoveBody With(string property, string value)
    {
        var body = new MoveBody();
        typeof(MoveBody).GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.SetValue(body, value);
        return body;
    }
}
